package org.hillock.acquisition.lsl.nativelib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.hillock.acquisition.lsl.ClockMeter;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both libraries measure the clock of one outlet, which runs far ahead of theirs. */
class ClockOffsetsOfLiblslTest {
    private static final double AHEAD_SECONDS = 1234.5;

    @BeforeEach
    void needsLiblsl() {
        NativeRig.requireLiblsl();
    }

    @Test
    void agreeWithOursWithinTheErrorThatBothState() throws IOException {
        SessionClock here = SessionClock.monotonic();
        SessionClock ahead = () -> here.nanoTime() + Math.round(AHEAD_SECONDS * 1e9);
        String name = "ahead-" + UUID.randomUUID();
        LslInfo info = LslInfo.of(name, "EEG", 1, ChannelFormat.FLOAT32, "", 100);
        LslLibrary publisher = LslLibrary.java(NativeRig.javaBeside().settings(), ahead);
        try (StreamOutlet outlet = publisher.openOutlet(info)) {
            assertThat(outlet.hasConsumers()).isFalse();
            ClockOffset ours = measure(NativeRig.javaBeside(), name);
            ClockOffset theirs = measure(NativeRig.library(), name);
            // The clocks are one clock and a constant, so that each is off by half its round trip at most.
            double bound = (ours.uncertaintySeconds() + theirs.uncertaintySeconds()) / 2 + 1e-6;
            assertThat(ours.correctionSeconds())
                    .isCloseTo(-AHEAD_SECONDS, within(ours.uncertaintySeconds() / 2 + 1e-6))
                    .isCloseTo(theirs.correctionSeconds(), within(bound));
            System.getLogger(ClockOffsetsOfLiblslTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "offset by liblsl minus ours: {0} us, stated {1} us",
                            (theirs.correctionSeconds() - ours.correctionSeconds()) * 1e6,
                            bound * 1e6);
        }
    }

    private static ClockOffset measure(LslLibrary library, String name) throws IOException {
        LslInfo found = library.resolve(LslQuery.property("name", name), 1, Duration.ofSeconds(15))
                .get(0);
        try (ClockMeter meter = library.openClockMeter(found)) {
            return meter.measure().orElseThrow();
        }
    }
}
