/**
 * The line: serial ports over jSerialComm behind a small interface, the dialogue with a device, and what the system knows
 * of ports.
 *
 * <p>One thread reads; writes have a thread and a deadline of their own. Enter at {@link
 * org.hillock.acquisition.device.link.ByteLink}.
 */
@NullMarked
package org.hillock.acquisition.device.link;

import org.jspecify.annotations.NullMarked;
