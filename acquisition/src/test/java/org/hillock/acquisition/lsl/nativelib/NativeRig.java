package org.hillock.acquisition.lsl.nativelib;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;

/** One liblsl for all tests of the process, since it is configured once a process. */
final class NativeRig {
    private static final LslSettings SETTINGS = settings();

    private NativeRig() {}

    private static LslSettings settings() {
        // A destroyed outlet of liblsl may be noticed by its silence only, which is to be short here.
        return LslConfig.parse(LslRig.text() + "[tuning]\nWatchdogTimeThreshold = 3\n", "the test's settings");
    }

    /** Skips the test, loudly, where there is no liblsl. */
    static void requireLiblsl() {
        assumeTrue(
                Liblsl.isPresent(),
                "NOT RUN: the binding of liblsl, of which there is none here; install it or name its file in LSL_LIB");
    }

    static LslLibrary library() {
        return LslLibrary.named(LslLibrary.NATIVE, SETTINGS, SessionClock.monotonic());
    }

    static LslLibrary javaBeside() {
        return LslLibrary.java(SETTINGS, SessionClock.monotonic());
    }
}
