package org.hillock.runtime.session;

/** When the watchdog takes a session for stopped. Every limit but the period may be 0: it is not watched then. */
public record WatchdogSetting(
        @Described(value = "How often it looks; neutral follows within one period.", absent = "5", min = 1, max = 1000)
        double periodMillis,

        @Described(
                value = "How long the decoding thread may stay with one event before it counts as hung.",
                absent = "1000",
                min = 0,
                max = 600000)
        double hungMillis,

        @Described(value = "How long the source may say nothing.", absent = "2000", min = 0, max = 600000)
        double silentMillis,

        @Described(
                value = "How far the watchdog's own wake-up may slip, after which the process counts as having been"
                        + " stopped (collector, debugger, suspended machine).",
                absent = "1000",
                min = 0,
                max = 600000)
        double stoppedMillis,

        @Described(
                value = "How far the wall clock may step against the monotonic one.",
                absent = "1000",
                min = 0,
                max = 86400000)
        double wallStepMillis) {
    /** What a file that does not mention it says. */
    public static final WatchdogSetting USUAL = new WatchdogSetting(5, 1000, 2000, 1000, 1000);
}
