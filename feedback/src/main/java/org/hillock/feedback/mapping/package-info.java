/**
 * From decisions to what a person intends: evidence gathered over decisions, a threshold, dwell, a refractory time, and
 * motions.
 *
 * <p>Runs on the decoding thread, once a decision, and knows time only as it is told. Enter at
 * {@link org.hillock.feedback.mapping.IntentMapper}. What comes out is a wish: the governor has the last word.
 */
@NullMarked
package org.hillock.feedback.mapping;

import org.jspecify.annotations.NullMarked;
