package org.hillock.decoding.evaluate;

import org.hillock.decoding.epoch.Segment;

/**
 * A piece of signal with the truth about it.
 *
 * @param segment what a decoder sees
 * @param label the true class, its place in {@link TrialSet#classes()}
 * @param run the run or session that it comes from
 */
public record Trial(Segment segment, int label, int run) {}
