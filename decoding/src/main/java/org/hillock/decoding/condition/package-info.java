/**
 * Conditioning: causal filters, re-referencing, decimation and artefact marking, in place on frame-major blocks.
 *
 * <p>Everything here is single-threaded, belongs to the session's decoding thread and allocates nothing after
 * construction. Filters keep double state, start at rest, and give the same bits whatever the size of the blocks. Enter
 * at {@link org.hillock.decoding.condition.ConditioningChain} for a whole chain, at {@link
 * org.hillock.decoding.condition.FilterBank} for band-passed copies, at {@link
 * org.hillock.decoding.condition.Butterworth} for a design.
 */
@NullMarked
package org.hillock.decoding.condition;

import org.jspecify.annotations.NullMarked;
