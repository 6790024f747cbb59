/**
 * When a sample was taken, told from when its bytes arrived.
 *
 * <p>Data plane; a reader's thread owns it. Enter at {@link org.hillock.acquisition.device.timing.SampleClock}.
 */
@NullMarked
package org.hillock.acquisition.device.timing;

import org.jspecify.annotations.NullMarked;
