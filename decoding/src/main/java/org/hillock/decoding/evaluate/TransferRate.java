package org.hillock.decoding.evaluate;

/** Wolpaw's information transfer rate (Wolpaw et al., Clinical Neurophysiology 113 (2002) 767). */
public final class TransferRate {
    private TransferRate() {}

    /** {@code log2 N + P log2 P + (1-P) log2((1-P)/(N-1))}; 0 at and below chance. */
    public static double bitsPerTrial(double accuracy, int classes) {
        if (!(accuracy > 1.0 / classes)) {
            return 0;
        }
        double wrong = 1 - accuracy;
        double bits = log2(classes) + accuracy * log2(accuracy);
        return wrong > 0 ? bits + wrong * log2(wrong / (classes - 1)) : bits;
    }

    /** Bits a minute when a trial takes this long. */
    public static double bitsPerMinute(double accuracy, int classes, double trialSeconds) {
        return bitsPerTrial(accuracy, classes) * 60 / trialSeconds;
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2);
    }
}
