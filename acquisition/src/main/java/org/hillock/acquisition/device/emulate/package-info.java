/**
 * Emulated devices: the device's side of a profile, over a pseudo-terminal, with faults on request.
 *
 * <p>One thread a device. Enter at {@link org.hillock.acquisition.device.emulate.EmulatedDevice}.
 */
@NullMarked
package org.hillock.acquisition.device.emulate;

import org.jspecify.annotations.NullMarked;
