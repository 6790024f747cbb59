package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.decoder.Adaptation;

/** What may change in a decoder from the first test trial on. */
public enum DriftCondition {
    /** Nothing. */
    ALL_FROZEN("all-frozen", "all frozen", Set.of()),
    /** Running statistics of the signal. */
    LABEL_FREE("label-free", "label-free only", Set.of(Adaptation.LABEL_FREE)),
    /** Learning from labels with refreshed filters, without running statistics. */
    LEARNING_AND_SLEEP("stdp+sleep", "STDP and sleep only", Set.of(Adaptation.LEARNING, Adaptation.SLEEP)),
    /** Running statistics and learning, with the spatial filters of the training. */
    LABEL_FREE_AND_LEARNING(
            "label-free+stdp", "label-free + STDP, no sleep", Set.of(Adaptation.LABEL_FREE, Adaptation.LEARNING)),
    /** Everything. */
    EVERYTHING("label-free+stdp+sleep", "label-free + STDP + sleep", Set.of(Adaptation.values()));

    /** The conditions that decoders without sleep tell apart. */
    public static final List<DriftCondition> OF_PEERS = List.of(LABEL_FREE, EVERYTHING);

    /** All conditions, from the least to the most change. */
    public static final List<DriftCondition> ALL = List.of(values());

    private final String word;
    private final String title;
    private final Set<Adaptation> permitted;

    DriftCondition(String word, String title, Set<Adaptation> permitted) {
        this.word = word;
        this.title = title;
        this.permitted = permitted;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }

    /** A few words for people. */
    public String title() {
        return title;
    }

    /** What may change. */
    public Set<Adaptation> permitted() {
        return permitted;
    }
}
