package org.hillock.runtime.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.safety.Arming;
import org.hillock.feedback.safety.GovernorSettings;
import org.hillock.feedback.safety.Limits;
import org.hillock.feedback.safety.Watch;

/** What stands between decisions and actuators. */
public record SafetySetting(
        @Described(value = "What no command may exceed.", absent = "{}")
        LimitsSetting limits,

        @Described(value = "What must keep coming while something moves.", absent = "{}")
        WatchSetting watch,

        @Described(value = "Whether a person must arm the session before anything acts.", absent = "\"not_needed\"")
        ArmingWord arming,

        @Described(
                value = "Names of contacts that must all be closed before anything acts; 'hillock tell' closes them.",
                absent = "[]")
        List<String> interlocks,

        @Described(value = "A serial port with a button that stops everything.", absent = "{}")
        ButtonSetting button,

        @Described(value = "How each actuator is treated.", absent = "{}")
        LaneSetting lane) {
    /** Copies the list. */
    public SafetySetting {
        interlocks = List.copyOf(interlocks);
    }

    /** What no command may exceed. */
    public record LimitsSetting(
            @Described(value = "The lowest value of a command and of each axis.", absent = "-1", min = -1000, max = 0)
            double minimum,

            @Described(value = "The highest.", absent = "1", min = 0, max = 1000)
            double maximum,

            @Described(value = "How fast an axis may change; 0: at any speed.", absent = "0", min = 0)
            double slewPerSecond,

            @Described(value = "The least time between two commands.", absent = "0", min = 0, max = 60000)
            double intervalMillis,

            @Described(
                    value = "For how long an action lasts before another one may follow.",
                    absent = "0",
                    min = 0,
                    max = 60000)
            double dwellMillis) {}

    /** What must keep coming. */
    public record WatchSetting(
            @Described(
                    value = "The longest time without a fresh decision, after which the output goes neutral; 0: any.",
                    absent = "0",
                    min = 0,
                    max = 600000)
            double decisionMillis,

            @Described(
                    value =
                            "The longest time without a sign of the person at the dead-man's switch ('hillock tell here' or the key"
                                    + " h); 0: there is no switch.",
                    absent = "0",
                    min = 0,
                    max = 600000)
            double personMillis) {}

    /** Whether a person must arm the session. */
    public enum ArmingWord {
        NOT_NEEDED,
        BY_PERSON
    }

    /** A stop button on a serial port. */
    public record ButtonSetting(
            @Described(value = "The port; empty: there is no button. Losing it stops everything.", absent = "\"\"")
            String port,

            @Described(value = "Bits a second.", absent = "9600", min = 300, max = 4000000)
            int baud,

            @Described(value = "The byte that stops; -1: every byte does.", absent = "-1", min = -1, max = 255)
            int code) {}

    /** How an actuator is treated. */
    public record LaneSetting(
            @Described(value = "Commands that may wait for it.", absent = "16", min = 1, max = 10000)
            int capacity,

            @Described(
                    value = "How long a write may take before it is told to go neutral past it.",
                    absent = "500",
                    min = 1,
                    max = 60000)
            double writeMillis,

            @Described(value = "How long it may take to confirm a command.", absent = "250", min = 1, max = 60000)
            double acknowledgeMillis,

            @Described(
                    value = "How long one that failed is left alone before it is tried again.",
                    absent = "1000",
                    min = 1,
                    max = 600000)
            double retryMillis) {}

    /** The same in the lanes' words. */
    public LaneSettings lanes() {
        return new LaneSettings(
                lane.capacity(),
                millis(lane.writeMillis()),
                millis(lane.acknowledgeMillis()),
                millis(lane.retryMillis()));
    }

    /**
     * The same in the governor's words.
     *
     * @throws IllegalArgumentException when the limits hold nothing
     */
    public GovernorSettings governor(Duration timeToLive) {
        return new GovernorSettings(
                timeToLive,
                new Limits(
                        limits.minimum(),
                        limits.maximum(),
                        limits.slewPerSecond() == 0 ? Double.POSITIVE_INFINITY : limits.slewPerSecond(),
                        millis(limits.intervalMillis()),
                        millis(limits.dwellMillis())),
                new Watch(
                        watch.decisionMillis() == 0 ? Watch.NONE.decisionEvery() : millis(watch.decisionMillis()),
                        watch.personMillis() == 0 ? Optional.empty() : Optional.of(millis(watch.personMillis()))),
                Arming.valueOf(arming.name()),
                Set.copyOf(interlocks));
    }

    static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
