package org.hillock.runtime.session;

/** The flight recorder. */
public record RecorderSetting(
        @Described(
                value =
                        "The file that the last events are written to on a miss, a JSON document; the newest replaces the"
                                + " one before. Empty: they are kept, never written.",
                absent = "\"\"")
        String file,

        @Described(value = "The least time between two such files.", absent = "30", min = 1, max = 86400)
        double everySeconds,

        @Described(value = "How many events are kept.", absent = "8192", min = 16, max = 1000000)
        int events) {
    /** What a file that does not mention it says. */
    public static final RecorderSetting USUAL = new RecorderSetting("", 30, 8192);
}
