/**
 * How well electrodes measure: signal quality from the samples themselves, impedance by a small current.
 *
 * <p>{@link org.hillock.acquisition.device.quality.QualityWatch} runs on the reader's thread and allocates only what it
 * reports; {@link org.hillock.acquisition.device.quality.ImpedanceCheck} has the line for itself.
 */
@NullMarked
package org.hillock.acquisition.device.quality;

import org.jspecify.annotations.NullMarked;
