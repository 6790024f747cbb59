/**
 * From chunks and markers to {@link org.hillock.decoding.epoch.Segment}s: the pieces of signal that are decided upon.
 *
 * <p>Runs on the decoding thread. Enter at {@link org.hillock.decoding.epoch.FrontEnd}.
 */
@NullMarked
package org.hillock.decoding.epoch;

import org.jspecify.annotations.NullMarked;
