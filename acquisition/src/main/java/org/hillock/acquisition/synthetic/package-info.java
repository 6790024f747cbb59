/**
 * The synthetic headset: EEG that behaves like EEG, made from a seed, for demonstrations and for tests on a machine
 * without recordings.
 *
 * <p>Enter at {@link org.hillock.acquisition.synthetic.SyntheticHeadset} with {@link
 * org.hillock.acquisition.synthetic.SyntheticSettings}. A signal is a sum of parts (background, rhythms, evoked
 * responses, artefacts), each with random numbers of its own, so that to change one part leaves the others as they were.
 * The same settings give the same bits on every JDK and processor and for every chunk length: only IEEE arithmetic and
 * {@link java.lang.StrictMath} are used. Everything runs on the subscriber's thread.
 */
@NullMarked
package org.hillock.acquisition.synthetic;

import org.jspecify.annotations.NullMarked;
