package org.hillock.runtime.session;

import java.util.List;

/** How the session's decoders are compared on a data set of several subjects. */
public record EvaluateSetting(
        @Described(
                value =
                        "The pattern of the subjects' folders under --data, or of their names where runs holds {subject}.",
                absent = "\"sub-*\"")
        String subjects,

        @Described(
                value =
                        "The pattern of a subject's recordings, played in the order of their names: in the subject's folder,"
                                + " or, with {subject} at its begin, side by side under --data.",
                absent = "\"*\"")
        String runs,

        @Described(value = "The recordings that are learned from, counted from 0.", absent = "[0, 1, 2]", minItems = 1)
        List<Integer> train,

        @Described(value = "The recordings that are tested on.", absent = "[3, 4]", minItems = 1)
        List<Integer> test,

        @Described(value = "The decoders to compare; empty: every one that exists.", absent = "[]")
        List<String> decoders) {
    /** Copies the lists. */
    public EvaluateSetting {
        train = List.copyOf(train);
        test = List.copyOf(test);
        decoders = List.copyOf(decoders);
    }
}
