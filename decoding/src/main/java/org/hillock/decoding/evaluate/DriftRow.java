package org.hillock.decoding.evaluate;

/**
 * One decoder on one recording's test trials under one condition.
 *
 * @param recording its name
 * @param signal as recorded or shifted
 * @param label the contender's name in reports
 * @param decoder the decoder's name
 * @param recentred whether covariances were recentred
 * @param condition what might change
 * @param seed of the decoder and of the shift
 * @param trials test trials
 * @param accuracy share of right answers, an abstention as one guess
 */
public record DriftRow(
        String recording,
        DriftSignal signal,
        String label,
        String decoder,
        boolean recentred,
        DriftCondition condition,
        long seed,
        int trials,
        double accuracy) {}
