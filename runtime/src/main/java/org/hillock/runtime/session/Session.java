package org.hillock.runtime.session;

import java.util.List;

/** A session file. */
public record Session(
        @Described("A short name for reports.") String name,

        @Described(value = "A sentence for people.", absent = "\"\"")
        String description,

        @Described(value = "Where signals come from.", minItems = 1, maxItems = 1)
        List<SourceSetting> sources,

        @Described(value = "What happens to the signal before it is cut.", absent = "{}")
        ConditioningSetting conditioning,

        @Described("Which pieces of signal are decided upon.")
        EpochSetting epochs,

        @Described("Who decides.") DecoderSetting decoder,

        @Described(value = "What may change while the session runs.", absent = "{}")
        LearningSetting learning,

        @Described(value = "Where decisions go; the first one's write ends the latency budget.", absent = "[]")
        List<FeedbackSetting> feedback,

        @Described(value = "How decisions become commands.", absent = "{}")
        MappingSetting mapping,

        @Described(value = "What stands between commands and actuators.", absent = "{}")
        SafetySetting safety,

        @Described(value = "How long a decision may take.", absent = "{}")
        BudgetSetting budget,

        @Described(value = "How the session's decoders are compared on a data set.", absent = "{}")
        EvaluateSetting evaluate) {
    /** Copies the lists. */
    public Session {
        sources = List.copyOf(sources);
        feedback = List.copyOf(feedback);
    }

    /** The one source. */
    public SourceSetting source() {
        return sources.get(0);
    }
}
