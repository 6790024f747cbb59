package org.hillock.acquisition.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.TestData;
import org.hillock.acquisition.file.Collected;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;

class RepublisherTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();

    private final LslLibrary library = LslLibrary.java(LslRig.fresh(), CLOCK);

    @Test
    void sendsARecordingWithItsMarkersSampleForSample() throws IOException, InterruptedException {
        Path file = TestData.require("eegmmidb").resolve("S001R04.edf");
        Collected expected = Collected.of(file);
        Recording source = Recordings.open(file);
        try (Republisher out = new Republisher(source.streams(), "test", library)) {
            StreamInfo eeg = source.streams().get(0);
            StreamInlet samples = inlet(eeg.name());
            StreamInlet cues = inlet(source.streams().get(1).name());
            Loopback.await("two receivers", out::isHeard);
            Thread player = new Thread(() -> out.play(source, Pace.asFastAsPossible(), Parker.ofThread()));
            player.start();
            float[] wanted = expected.track(eeg.id()).samples();
            long[] times = expected.track(eeg.id()).times();
            float[] frame = new float[eeg.channelCount()];
            double first = 0;
            long others = 0;
            double farthest = 0;
            for (int f = 0; f < times.length; f++) {
                double stamp = samples.nextSeconds();
                first = f == 0 ? stamp : first;
                samples.readFloats(frame, 0);
                for (int c = 0; c < frame.length; c++) {
                    others += frame[c] == wanted[f * frame.length + c] ? 0 : 1;
                }
                farthest = Math.max(farthest, Math.abs(stamp - first - (times[f] - times[0]) / 1e9));
            }
            assertThat(others).as("values that differ").isZero();
            assertThat(farthest).isLessThan(2e-9);
            String[] text = new String[1];
            for (Marker marker : expected.markers()) {
                double stamp = cues.nextSeconds();
                cues.readTexts(text);
                assertThat(text[0]).isEqualTo(marker.label());
                assertThat(stamp - first).isCloseTo((marker.timeNanos() - times[0]) / 1e9, within(2e-9));
            }
            player.join();
            assertThat(out.published())
                    .extracting(Republisher.Published::samples)
                    .containsExactly(
                            (long) times.length, (long) expected.markers().size());
            samples.close();
            cues.close();
        }
    }

    @Test
    void keepsTheClockOfTheWallAtItsSpeedAndStopsAtOnce() throws InterruptedException {
        Path file = TestData.require("eegmmidb").resolve("S001R04.edf");
        Recording source = Recordings.open(file);
        try (Republisher out = new Republisher(source.streams(), "test", library)) {
            Thread player = new Thread(() -> out.play(source, Pace.times(4), Parker.ofThread()));
            long start = CLOCK.nanoTime();
            player.start();
            Loopback.await("two recorded seconds", () -> out.published().get(0).samples() >= 320);
            assertThat(CLOCK.nanoTime() - start).isGreaterThan(400_000_000L);
            out.stop();
            player.join(5000);
            assertThat(player.isAlive()).isFalse();
            assertThat(out.published().get(0).samples()).isLessThan(19_000);
        }
    }

    private StreamInlet inlet(String name) {
        List<LslInfo> found = library.resolve(LslQuery.property("name", name), 1, Duration.ofSeconds(10));
        return library.openInlet(found.get(0), 30_000);
    }
}
