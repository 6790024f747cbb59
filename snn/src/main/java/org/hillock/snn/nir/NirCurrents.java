package org.hillock.snn.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.Simulator;
import org.hillock.snn.network.Population;

/**
 * Lets graded signals, such as features or recorded currents, flow in at the Inputs of a graph, in place of spikes or beside them. A
 * value of 1 over one step does what a spike does. Values hold until they are changed; after a reset of the engine set them again.
 * {@link #set} allocates nothing. For the thread that runs the network.
 */
public final class NirCurrents {
    private final List<String> names = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    private record Target(float[] drive, List<Link> links) {}

    private record Link(float[] values, SynapseList synapses) {}

    /**
     * Creates the way in.
     *
     * @param simulator an engine of the network
     * @throws NetworkException when a Delay lies between an Input and its neurons
     */
    public NirCurrents(NirNetwork network, Simulator simulator) {
        for (Population population : simulator.network().populations()) {
            List<Link> links = new ArrayList<>();
            network.inputs().forEach((name, input) -> {
                SynapseList synapses = network.synapsesFrom(name).get(population);
                if (synapses != null) {
                    requirePrompt(name, synapses);
                    links.add(new Link(valuesOf(name, input.size()), synapses));
                }
            });
            if (!links.isEmpty()) {
                targets.add(new Target(simulator.drive(population), links));
            }
        }
    }

    private float[] valuesOf(String name, int size) {
        int place = names.indexOf(name);
        if (place < 0) {
            place = names.size();
            names.add(name);
            values.add(new float[size]);
        }
        return values.get(place);
    }

    private static void requirePrompt(String name, SynapseList synapses) {
        int[] delays = synapses.delays();
        if (delays.length > 0 && delays[delays.length - 1] > 0) {
            throw NetworkException.refused(
                    "NIR input '" + name + "'",
                    "a delay before its neurons",
                    "none where currents are set from outside",
                    "delay the currents before they are set");
        }
    }

    /**
     * Sets the signal of an Input from the next step on.
     *
     * @param input name of the Input
     * @param signal one value for each of its elements. Not modified.
     */
    public void set(String input, float[] signal) {
        int place = names.indexOf(input);
        if (place < 0) {
            throw NetworkException.refused("NIR input '" + input + "'", "no such Input", names.toString(), "name one");
        }
        if (signal.length != values.get(place).length) {
            NetworkException.requireLength("NIR input '" + input + "'", signal.length, values.get(place).length);
        }
        System.arraycopy(signal, 0, values.get(place), 0, signal.length);
        for (int t = 0; t < targets.size(); t++) {
            Target target = targets.get(t);
            Arrays.fill(target.drive, 0);
            for (int l = 0; l < target.links.size(); l++) {
                add(target.links.get(l), target.drive);
            }
        }
    }

    private static void add(Link link, float[] drive) {
        SynapseList synapses = link.synapses;
        for (int k = 0; k < synapses.size(); k++) {
            drive[synapses.post(k)] += synapses.weight(k) * link.values[synapses.pre(k)];
        }
    }
}
