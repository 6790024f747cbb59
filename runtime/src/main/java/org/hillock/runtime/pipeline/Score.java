package org.hillock.runtime.pipeline;

import java.util.BitSet;
import java.util.OptionalInt;
import org.hillock.decoding.decoder.Decision;

/** Prequential accuracy: each decision is judged before its label is learned. Single-threaded. */
final class Score {
    private final BitSet right = new BitSet();
    private int judged;
    private long abstained;

    void judge(Decision decision, OptionalInt truth) {
        if (decision instanceof Decision.Abstention) {
            abstained++;
        }
        if (truth.isPresent()) {
            boolean hit = decision instanceof Decision.Intent intent && intent.classIndex() == truth.getAsInt();
            right.set(judged++, hit);
        }
    }

    int judged() {
        return judged;
    }

    int correct() {
        return right.cardinality();
    }

    long abstained() {
        return abstained;
    }

    /** Right answers among the later half of the judged ones. */
    int correctInLaterHalf() {
        return right.get(judged / 2, judged).cardinality();
    }
}
