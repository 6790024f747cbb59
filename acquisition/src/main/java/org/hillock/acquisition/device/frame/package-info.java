/**
 * From bytes to samples: frame parsers compiled from a device's profile.
 *
 * <p>Data plane: one thread, primitive arrays made once, no allocation, locks or exceptions for any bytes whatever. Losses
 * are counted, never thrown. Enter at {@link org.hillock.acquisition.device.frame.FrameCodecs}.
 */
@NullMarked
package org.hillock.acquisition.device.frame;

import org.jspecify.annotations.NullMarked;
