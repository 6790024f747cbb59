package org.hillock.snn.gradient;

import java.util.Optional;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.SynapseModel;

/**
 * A {@link RecurrentLif} as a network for an engine: the same equations, so that trained weights give the same spikes
 * as long as no potential comes closer to threshold than the engine's rounding. Its weights may then be left to a
 * local rule.
 *
 * <p>Reset to zero becomes {@link LifNeuron}; reset by subtraction without a leak becomes {@link IntegrateAndFire}. No
 * neuron of the engine subtracts with a leak or adapts by the equations of the trainer: such a network is refused.
 */
public final class PretrainedNetwork {
    /** Finite, because the LIF neuron wants a threshold it can compare with; nothing reaches it. */
    private static final double OUT_OF_REACH = 1e30;

    private final RecurrentLif shape;
    private final Network network;
    private final Population inputs;
    private final Population neurons;
    private final Population readouts;
    private final Projection input;
    private final Projection recurrent;
    private final Projection readout;

    /**
     * Describes a network with static weights.
     *
     * @throws NetworkException when the engine has no such neuron
     */
    public PretrainedNetwork(RecurrentLif shape) {
        this(shape, Optional.empty(), Optional.empty());
    }

    /**
     * Describes a network whose weights may change.
     *
     * @param inputRule for the weights from the inputs
     * @param recurrentRule for the weights among the neurons
     * @throws NetworkException when the engine has no such neuron
     */
    public PretrainedNetwork(
            RecurrentLif shape, Optional<PlasticityRule> inputRule, Optional<PlasticityRule> recurrentRule) {
        this.shape = shape;
        var builder = Network.builder(shape.stepMillis());
        this.inputs = builder.population("inputs", shape.inputs(), IntegrateAndFire.neverFiring());
        this.neurons = builder.population("neurons", shape.neurons(), neuron(shape));
        this.readouts = builder.population("readouts", shape.outputs(), integrator(shape));
        SynapseModel synapse =
                shape.synapticTauMillis() == 0 ? new DeltaSynapse() : new ExponentialSynapse(shape.synapticTauMillis());
        this.input = builder.project(inputs, neurons, settings(synapse, 0, inputRule));
        this.recurrent = builder.project(neurons, neurons, settings(synapse, 1, recurrentRule));
        this.readout = builder.project(neurons, readouts, settings(new DeltaSynapse(), 0, Optional.empty()));
        this.network = builder.build();
    }

    private static ProjectionSettings settings(SynapseModel synapse, int delay, Optional<PlasticityRule> rule) {
        var settings = ProjectionSettings.of(new AllToAllConnector(0), synapse).delayed(delay);
        return rule.map(settings::plastic).orElse(settings);
    }

    private static NeuronModel neuron(RecurrentLif shape) {
        boolean leaks = shape.membraneTauMillis() < Double.POSITIVE_INFINITY;
        boolean subtracts = shape.reset() == RecurrentLif.Reset.SUBTRACTION;
        if (shape.adaptationJump() != 0 || leaks == subtracts) {
            throw NetworkException.refused(
                    "pretrained network",
                    (leaks ? "leaky" : "perfect") + " integrators, reset " + shape.reset() + ", adaptation jump "
                            + shape.adaptationJump(),
                    "reset to zero with a leak or by subtraction without one, and no adaptation",
                    "train such a network");
        }
        return leaks
                ? new LifNeuron(shape.membraneTauMillis(), 0, shape.threshold(), 0, 0)
                : new IntegrateAndFire(shape.threshold());
    }

    private static NeuronModel integrator(RecurrentLif shape) {
        return shape.readoutTauMillis() < Double.POSITIVE_INFINITY
                ? new LifNeuron(shape.readoutTauMillis(), 0, OUT_OF_REACH, 0, 0)
                : IntegrateAndFire.neverFiring();
    }

    /** Returns the description to build an engine from. */
    public Network network() {
        return network;
    }

    /** Returns the population that {@link #start} clamps to the input. */
    public Population inputs() {
        return inputs;
    }

    /** Returns the recurrent layer. */
    public Population neurons() {
        return neurons;
    }

    /** Returns the readouts, which never fire; read their potentials. */
    public Population readouts() {
        return readouts;
    }

    /** Returns the projection from the inputs. */
    public Projection input() {
        return input;
    }

    /** Returns the projection of the layer onto itself. */
    public Projection recurrent() {
        return recurrent;
    }

    /** Returns the projection onto the readouts. */
    public Projection readout() {
        return readout;
    }

    /** Hands trained weights to an engine that runs {@link #network()}. */
    public void load(Simulator simulator, Parameters parameters) {
        simulator.setWeights(input, parameters.floats(ParameterGroup.INPUT));
        simulator.setWeights(recurrent, parameters.floats(ParameterGroup.RECURRENT));
        simulator.setWeights(readout, parameters.floats(ParameterGroup.READOUT));
    }

    /**
     * Starts a trial: resets the engine, clamps the inputs and sets the biases, which a reset takes away. Allocates
     * nothing.
     *
     * @param trial spikes of the input channels
     */
    public void start(Simulator simulator, Parameters parameters, SpikeRaster trial) {
        simulator.reset(0);
        simulator.clamp(inputs, trial);
        bias(simulator.drive(neurons), parameters, ParameterGroup.BIAS, shape.membraneDecay());
        bias(simulator.drive(readouts), parameters, ParameterGroup.READOUT_BIAS, shape.readoutDecay());
    }

    /** A constant current moves a leaky membrane by 1 - decay of itself, and a perfect one by all of it. */
    private static void bias(float[] drive, Parameters parameters, ParameterGroup group, double decay) {
        double move = decay == 1 ? 1 : 1 - decay;
        for (int j = 0; j < drive.length; j++) {
            drive[j] = (float) (parameters.values()[parameters.offset(group) + j] / move);
        }
    }
}
