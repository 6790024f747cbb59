/**
 * From a session file and a folder of recordings to the trials and the decoders that {@code
 * org.hillock.decoding.evaluate} compares.
 *
 * <p>Runs on the caller's thread. Enter at {@link org.hillock.runtime.evaluate.TrialSets} and {@link
 * org.hillock.runtime.evaluate.Contenders}.
 */
@NullMarked
package org.hillock.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
