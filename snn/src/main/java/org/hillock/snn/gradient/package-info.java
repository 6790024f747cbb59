/**
 * Gradient training of recurrent spiking networks: surrogate-gradient back-propagation through time, e-prop, and the
 * optimisers that follow either gradient.
 *
 * <p>Describe a network with {@link org.hillock.snn.gradient.RecurrentLif}, start its {@link
 * org.hillock.snn.gradient.Parameters}, let {@link org.hillock.snn.gradient.BackPropagation} or {@link
 * org.hillock.snn.gradient.EligibilityPropagation} add up gradients over trials, and step with an {@link
 * org.hillock.snn.gradient.Optimiser}. {@link org.hillock.snn.gradient.PretrainedNetwork} hands the result to an
 * engine, which may go on with a local rule.
 *
 * <p>All state is double precision. One thread at a time; nothing allocates per step or per trial after construction,
 * and equal seeds and inputs give equal bits.
 */
@NullMarked
package org.hillock.snn.gradient;

import org.jspecify.annotations.NullMarked;
