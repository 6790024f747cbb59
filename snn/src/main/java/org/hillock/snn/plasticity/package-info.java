/**
 * Plasticity rules: settings as records, and the loops that change the weights of one projection.
 *
 * <p>A {@link org.hillock.snn.plasticity.PlasticityRule} is immutable and makes a {@link
 * org.hillock.snn.plasticity.PlasticityKernel}, which sees the arrivals and postsynaptic spikes of every step, works on
 * the operations of a {@link org.hillock.snn.synapse.SynapseTable}, is used by one thread and allocates nothing after
 * construction.
 *
 * <p>Rules of two factors: {@link org.hillock.snn.plasticity.PairStdp}, {@link
 * org.hillock.snn.plasticity.PowerLawStdp}, {@link org.hillock.snn.plasticity.TripletStdp}, {@link
 * org.hillock.snn.plasticity.InhibitoryStdp}, {@link org.hillock.snn.plasticity.HebbRule}, {@link
 * org.hillock.snn.plasticity.OjaRule}, {@link org.hillock.snn.plasticity.BcmRule}; of probabilities: {@link
 * org.hillock.snn.plasticity.ConditionalRateStdp}, {@link
 * org.hillock.snn.plasticity.ExpectationMaximisationStdp}; of three factors, by a {@link
 * org.hillock.snn.plasticity.ModulatedKernel}: {@link org.hillock.snn.plasticity.RewardModulatedStdp}, {@link
 * org.hillock.snn.plasticity.ErrorModulatedRule}; homeostatic: {@link
 * org.hillock.snn.plasticity.SynapticScaling}, {@link org.hillock.snn.plasticity.IntrinsicHomeostasis}.
 */
@NullMarked
package org.hillock.snn.plasticity;

import org.jspecify.annotations.NullMarked;
