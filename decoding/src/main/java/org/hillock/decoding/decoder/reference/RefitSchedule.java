package org.hillock.decoding.decoder.reference;

/** After which labels a model is fitted anew. */
enum RefitSchedule {
    /** After each of the first sixty labels, then after every tenth. */
    EVERY_LABEL_THEN_EVERY_TENTH {
        @Override
        boolean due(long labels) {
            return labels <= 60 || labels % 10 == 0;
        }
    },
    /** After labels 10 and 15 and after every twentieth. */
    EVERY_TWENTIETH {
        @Override
        boolean due(long labels) {
            return labels == 10 || labels == 15 || labels % 20 == 0;
        }
    },
    /** Never: what is learned at first only moves on, label by label. */
    NEVER {
        @Override
        boolean due(long labels) {
            return false;
        }
    };

    /** Whether a model that was fitted before is fitted anew after this many labels. */
    abstract boolean due(long labels);
}
