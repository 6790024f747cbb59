package org.hillock.snn.engine;

import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.plasticity.ConditionalRateStdp;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.WeightTransfer;

/** Encoders onto class neurons that sum log probabilities: the network that a naive-Bayes decoder needs. */
final class DecoderNetwork {
    static final int STEPS = 225;
    static final double TAU_STEPS = 25;
    static final double TRACE_GAIN = -StrictMath.expm1(-1 / TAU_STEPS) / 0.4;

    final Network network;
    final Population encoders;
    final Population classes;
    final Projection synapses;

    DecoderNetwork(int encoderCount, int classCount) {
        var builder = Network.builder(1);
        encoders = builder.population("encoders", encoderCount, new IntegrateAndFire(1));
        classes = builder.population("classes", classCount, IntegrateAndFire.neverFiring());
        synapses = builder.project(
                encoders,
                classes,
                ProjectionSettings.of(new AllToAllConnector(0.5), new ExponentialSynapse(TAU_STEPS, TRACE_GAIN, 0.5))
                        .delayed(0)
                        .through(new WeightTransfer.Logarithm(0.001))
                        .plastic(new ConditionalRateStdp(TAU_STEPS, TRACE_GAIN, 0.5, 0.01 * 5 / STEPS)));
        network = builder.build();
    }
}
