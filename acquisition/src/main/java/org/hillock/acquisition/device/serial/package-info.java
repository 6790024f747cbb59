/**
 * A device on a serial line as a source: opened, prepared, decoded, stamped, watched, and opened again when it was lost.
 *
 * <p>Everything between the port and the queue happens on one reader's thread. Enter at {@link
 * org.hillock.acquisition.device.serial.SerialSource}.
 */
@NullMarked
package org.hillock.acquisition.device.serial;

import org.jspecify.annotations.NullMarked;
