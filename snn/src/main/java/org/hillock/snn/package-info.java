/**
 * Spiking networks, and the small vocabulary that all their packages share: spike rasters, the seeded generator, the
 * walk over a network's state and the one exception.
 *
 * <p>This module knows nothing of electrodes or brains. Describe a network with {@link
 * org.hillock.snn.network.Network#builder}, run it with {@link org.hillock.snn.engine.FloatEngine}. Nothing here starts
 * a thread, reads a clock or draws randomness that was not seeded by the caller.
 *
 * <p>Two layers that classify by sums of learned log probabilities, for instance:
 *
 * <pre>{@code
 * var builder = Network.builder(1); // one step is the unit of time
 * var encoders = builder.population("encoders", 168, new IntegrateAndFire(1));
 * var classes = builder.population("classes", 2, IntegrateAndFire.neverFiring());
 * var synapses = builder.project(encoders, classes,
 *         ProjectionSettings.of(new AllToAllConnector(0.5), new ExponentialSynapse(25, gain, 0.5))
 *                 .delayed(0)
 *                 .through(new WeightTransfer.Logarithm(0.001))
 *                 .plastic(new ConditionalRateStdp(25, gain, 0.5, leastRate)));
 * var engine = new FloatEngine(builder.build(), seed);
 *
 * engine.reset(seed);
 * engine.setPotentials(encoders, phases);
 * System.arraycopy(probabilities, 0, engine.drive(encoders), 0, 168); // whenever they change
 * engine.step();
 * raster.record(step, spikes, engine.spikes(encoders, spikes));
 * engine.potentials(classes, evidence); // after the last step
 * engine.rehearse(synapses, raster, SpikeRaster.periodic(steps, 2, label, 5));
 * }</pre>
 */
@NullMarked
package org.hillock.snn;

import org.jspecify.annotations.NullMarked;
