/**
 * Decoders: the spiking one and its classic peers behind one contract, and the decisions that they make.
 *
 * <p>A decoder is single-threaded and owns its workspace. Enter at {@link org.hillock.decoding.decoder.Decoder}; every
 * implementation passes the contract suite {@code DecoderContract} and is found through {@link
 * org.hillock.decoding.decoder.DecoderProvider}.
 */
@NullMarked
package org.hillock.decoding.decoder;

import org.jspecify.annotations.NullMarked;
