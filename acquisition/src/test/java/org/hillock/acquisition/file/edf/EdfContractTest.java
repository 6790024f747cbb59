package org.hillock.acquisition.file.edf;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of EDF and BDF file keeps the contract of a source. */
class EdfContractTest {
    private static final String[] STATUS = {"-8388608", "8388607", "-8388608", "8388607"};

    /** One kind of file. */
    abstract static class Kind extends SignalSourceContract {
        @TempDir
        @SuppressWarnings("NullAway.Init")
        Path folder;

        abstract EdfFile file();

        @Override
        protected SignalSource open() {
            return Recordings.open(file().write(folder, "kind.edf"));
        }
    }

    @Nested
    class Plain extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf().signal("C3", "uV", 100, i -> i).signal("C4", "mV", 100, i -> -i);
        }
    }

    @Nested
    class SeveralRates extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf()
                    .records(3, "2.5")
                    .signal("C3", "uV", 250, i -> i)
                    .signal("Resp", "", 7, i -> i)
                    .signal("DIG TRIG", "", 33, i -> i / 5 % 2 * 1000)
                    .signal("EMG", "uV", 999, i -> -i % 1000);
        }
    }

    @Nested
    class Contiguous extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf()
                    .reserved("EDF+C")
                    .records(5, "1")
                    .signal("C3", "uV", 128, i -> i)
                    .annotations(40, r -> "+" + r + ".25~~|+" + (r * 1.7) + "^0.5~left~right~|")
                    .annotations(20, r -> "+" + (4.5 - r * 0.5) + "~second~|");
        }

        @Override
        protected boolean mayDeliverMarkersLate() {
            return true;
        }
    }

    @Nested
    class Discontinuous extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf()
                    .reserved("EDF+D")
                    .records(5, "0.5")
                    .signal("C3", "uV", 64, i -> i)
                    .signal("Temp", "degC", 1, i -> i)
                    .annotations(40, r -> "+" + (r * r * 0.5) + "~~|+" + (r * r * 0.5 + 0.3) + "~here~|");
        }
    }

    @Nested
    class SetBack extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf()
                    .reserved("EDF+D")
                    .records(4, "1")
                    .signal("C3", "uV", 64, i -> i)
                    .annotations(40, r -> "+" + (r % 2 * 10) + "~~|+" + (r % 2 * 10 + 0.3) + "~here~|");
        }
    }

    @Nested
    class BioSemi extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.bdf()
                    .reserved("24BIT")
                    .signal("C3", "uV", 256, i -> -i * 1000)
                    .signal("Status", "Boolean", STATUS, 256, i -> 0xf00000 | (i / 50 % 2) << 15);
        }
    }

    @Nested
    class BioSemiPlus extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.bdf()
                    .reserved("BDF+C")
                    .signal("C3", "uV", 256, i -> -i * 1000)
                    .annotations(20, r -> "+" + r + "~~|+" + (r + 0.999) + "~end~|");
        }
    }

    @Nested
    class BioSemiDiscontinuous extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.bdf()
                    .reserved("BDF+D")
                    .signal("C3", "uV", 256, i -> -i * 1000)
                    .annotations(20, r -> "+" + 3 * r + "~~|+" + (3 * r + 0.999) + "~end~|");
        }
    }

    /** Longer than what the reader keeps of a record at a time. */
    @Nested
    class OneHugeRecord extends Kind {
        private static final AtomicReference<Path> WRITTEN = new AtomicReference<>();

        @Override
        protected SignalSource open() {
            return Recordings.open(WRITTEN.updateAndGet(
                    written -> written == null ? file().write(Scratch.directory(), "huge.edf") : written));
        }

        @Override
        EdfFile file() {
            return EdfFile.edf()
                    .records(1, "240")
                    .signal("C3", "uV", 1_200_000, i -> i % 1000)
                    .signal("DIG TRIG", "", 1_200_000, i -> i / 50_000 % 2 * 1000);
        }
    }

    @Nested
    class AnnotationsOnly extends Kind {
        @Override
        EdfFile file() {
            return EdfFile.edf().reserved("EDF+C").records(6, "0").annotations(20, r -> "+0~~|+" + r + "~only~|");
        }

        @Override
        protected boolean hasChunks() {
            return false;
        }
    }
}
