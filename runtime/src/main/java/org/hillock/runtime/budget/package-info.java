/**
 * The latency budget: how long each stage took, and what a late decision turns into.
 *
 * <p>Enter at {@link org.hillock.runtime.budget.LatencyBudget}.
 */
@NullMarked
package org.hillock.runtime.budget;

import org.jspecify.annotations.NullMarked;
