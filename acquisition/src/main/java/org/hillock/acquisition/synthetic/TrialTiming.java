package org.hillock.acquisition.synthetic;

import java.time.Duration;

/**
 * How a trial runs: fixation, then the task from the cue on, then a pause. Trials follow one another without a break.
 *
 * @param fixation from the trial's start to its cue
 * @param task from the cue to the end of the task; also the duration of the cue's marker
 * @param pause from the end of the task to the next trial
 */
public record TrialTiming(Duration fixation, Duration task, Duration pause) {
    /** Refuses negative times and a task without a length. */
    public TrialTiming {
        if (fixation.isNegative() || task.isNegative() || task.isZero() || pause.isNegative()) {
            throw new IllegalArgumentException("a trial has a fixation and a pause of at least 0 s and a task longer "
                    + "than that, not " + fixation + ", " + task + ", " + pause);
        }
    }

    /** 1.5 s of fixation, 3 s of task, 1.5 s of pause. */
    public static TrialTiming cued() {
        return new TrialTiming(Duration.ofMillis(1500), Duration.ofSeconds(3), Duration.ofMillis(1500));
    }

    /** A flash of 100 ms four times a second. */
    public static TrialTiming flashes() {
        return new TrialTiming(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(50));
    }

    /** The timing that suits a paradigm. */
    static TrialTiming of(Paradigm paradigm) {
        return paradigm instanceof Paradigm.P300 ? flashes() : cued();
    }
}
