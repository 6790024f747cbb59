/**
 * Reference decoders without spikes, so that a reader sees what comes from spikes and what from the front end: common
 * spatial patterns with linear discriminants, the same over a filter bank, tangent space with logistic regression, and
 * recursive discriminants.
 *
 * <p>They obey the same contract, protocols and recentring as the spiking decoder. Enter at the providers; {@code
 * ReferenceDecoder} holds what they share, a {@code ReferenceModel} what tells them apart. Runs on the decoding thread.
 */
@NullMarked
package org.hillock.decoding.decoder.reference;

import org.jspecify.annotations.NullMarked;
