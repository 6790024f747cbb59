package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Set;
import org.hillock.decoding.decoder.Adaptation;

/** What may change in a decoder from the first test trial on. */
public enum DriftCondition {
    /** Nothing. */
    ALL_FROZEN("all-frozen", "all frozen", "all frozen", Set.of()),
    /** Running statistics of the signal. */
    LABEL_FREE("label-free", "label-free only", "no labels", Set.of(Adaptation.LABEL_FREE)),
    /** Learning from labels with refreshed filters, without running statistics. */
    LEARNING_AND_SLEEP(
            "learning+sleep",
            "STDP and sleep only",
            "labels, no running statistics",
            Set.of(Adaptation.LEARNING, Adaptation.SLEEP)),
    /** Running statistics and learning, with the spatial filters of the training. */
    LABEL_FREE_AND_LEARNING(
            "label-free+learning",
            "label-free + STDP, no sleep",
            "labels",
            Set.of(Adaptation.LABEL_FREE, Adaptation.LEARNING)),
    /** Everything. */
    EVERYTHING("label-free+learning+sleep", "label-free + STDP + sleep", "labels", Set.of(Adaptation.values()));

    /** The conditions that decoders without sleep tell apart. */
    public static final List<DriftCondition> OF_PEERS = List.of(LABEL_FREE, EVERYTHING);

    /** All conditions, from the least to the most change. */
    public static final List<DriftCondition> ALL = List.of(values());

    private final String word;
    private final String title;
    private final String titleOfPeers;
    private final Set<Adaptation> permitted;

    DriftCondition(String word, String title, String titleOfPeers, Set<Adaptation> permitted) {
        this.word = word;
        this.title = title;
        this.titleOfPeers = titleOfPeers;
        this.permitted = permitted;
    }

    /** The word in JSON. */
    public String word() {
        return word;
    }

    /** A few words for people about the spiking decoder. */
    public String title() {
        return title;
    }

    /** A few words for people about a decoder without spikes. */
    public String titleOfPeers() {
        return titleOfPeers;
    }

    /** What may change. */
    public Set<Adaptation> permitted() {
        return permitted;
    }
}
