package org.hillock.runtime.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hillock.decoding.decoder.Adaptation;

/** What may change while the session runs. */
public record LearningSetting(
        @Described(
                value = "The changes allowed; empty: the decoder is frozen.",
                absent = "[\"statistics\", \"stdp\", \"sleep\"]")
        List<Change> adapt,

        @Described(value = "Who tells the right class, always after the decision.", absent = "\"cue\"")
        Labels labels) {
    /** Copies the list. */
    public LearningSetting {
        adapt = List.copyOf(adapt);
    }

    /** A change of a decoder in use. */
    public enum Change {
        /** Running statistics, which need no label. */
        STATISTICS,
        /** Learning from labels: STDP in the spiking decoder, updates or refits in the others. */
        STDP,
        /** Refitting the spatial filters and replaying the store. */
        SLEEP
    }

    /** Who tells the right class. */
    public enum Labels {
        /** The cue marker that began the epoch. */
        CUE,
        /** Nobody. */
        NONE
    }

    /** The changes in the decoder's words. */
    public Set<Adaptation> permitted() {
        Set<Adaptation> permitted = EnumSet.noneOf(Adaptation.class);
        for (Change change : adapt) {
            permitted.add(
                    switch (change) {
                        case STATISTICS -> Adaptation.LABEL_FREE;
                        case STDP -> Adaptation.LEARNING;
                        case SLEEP -> Adaptation.SLEEP;
                    });
        }
        return permitted;
    }
}
