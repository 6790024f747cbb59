package org.hillock.acquisition.file.brainvision;

import java.nio.file.Path;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of BrainVision recording keeps the contract of a source. */
class BrainVisionContractTest {
    /** One kind of recording. */
    abstract static class Kind extends SignalSourceContract {
        @TempDir
        @SuppressWarnings("NullAway.Init")
        Path folder;

        abstract VisionRecordingFiles files();

        @Override
        protected SignalSource open() {
            return Recordings.open(files().channel("C3,,0.5,\u00b5V")
                    .channel("C4,,0.5")
                    .marker("Stimulus,S  2,101,1,0")
                    .marker("New Segment,,1,1,0,20131113161403794232")
                    .marker("Response,R  1,249,5,0")
                    .marker("Response,R  1,300,5,0")
                    .write(folder));
        }
    }

    @Nested
    class Integers extends Kind {
        @Override
        VisionRecordingFiles files() {
            return new VisionRecordingFiles().storing(NumberFormat.INT_16, "MULTIPLEXED");
        }
    }

    @Nested
    class LongIntegersByChannel extends Kind {
        @Override
        VisionRecordingFiles files() {
            return new VisionRecordingFiles().storing(NumberFormat.INT_32, "VECTORIZED");
        }
    }

    @Nested
    class FloatsByChannelOverManyWindows extends Kind {
        @Override
        VisionRecordingFiles files() {
            return new VisionRecordingFiles()
                    .storing(NumberFormat.IEEE_FLOAT_32, "VECTORIZED")
                    .frames(400_000, "976.5625");
        }
    }

    @Nested
    class SlowFloats extends Kind {
        @Override
        VisionRecordingFiles files() {
            return new VisionRecordingFiles()
                    .storing(NumberFormat.IEEE_FLOAT_32, "MULTIPLEXED")
                    .frames(20, "1000000");
        }
    }
}
