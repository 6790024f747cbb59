/**
 * The latency budget: how long each stage took, what a late decision turns into, who notices that decisions stop, and what
 * is kept as proof.
 *
 * <p>{@link org.hillock.runtime.budget.SessionWatchdog} has a thread of its own; {@link
 * org.hillock.runtime.budget.LatencyBudget} and {@link org.hillock.runtime.budget.FlightRecorder} are filled on the journal's,
 * {@link org.hillock.runtime.budget.Hysteresis} lives on the decoding thread. Enter at {@link
 * org.hillock.runtime.budget.LatencyBudget}.
 */
@NullMarked
package org.hillock.runtime.budget;

import org.jspecify.annotations.NullMarked;
