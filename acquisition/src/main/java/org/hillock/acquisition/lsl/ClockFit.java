package org.hillock.acquisition.lsl;

import java.util.OptionalDouble;

/**
 * How well an outlet's clock is followed.
 *
 * @param estimates how often it was measured
 * @param driftPpm how much faster than this machine's it runs, in parts per million; empty for fewer than five estimates
 *     since it was last set
 * @param residualSeconds how far an estimate was from what was foretold by those before it: 99 % of the last {@value
 *     OffsetFilter#RESIDUALS} were nearer. An estimate's own error, up to half its round trip, is part of that. Empty before the
 *     second estimate
 */
public record ClockFit(int estimates, OptionalDouble driftPpm, OptionalDouble residualSeconds) {}
