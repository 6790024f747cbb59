/**
 * The spiking decoder: two columns of encoder neurons, plastic synapses and integrating class neurons on the engine of
 * {@code org.hillock.snn}, behind a label-free front end.
 *
 * <p>Enter at {@link org.hillock.decoding.decoder.spiking.SpikingDecoderProvider}. Everything runs on the decoding thread.
 */
@NullMarked
package org.hillock.decoding.decoder.spiking;

import org.jspecify.annotations.NullMarked;
