package org.hillock.snn.neuron;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * The receptors of one compartment of a population. In a step they add up to a current and a conductance per neuron, such
 * that {@code current - conductance V} flows in, with V relative to an origin; each acts by its value at the start of the step, arrivals included.
 */
final class ReceptorBank implements Stateful {
    private final double origin;
    private final Receptor[] receptors;
    private final float[][] arrivals;
    private final float[][] open;
    private final float[] decay;
    private final float[] rise;
    private final float[] current;
    private final float[] conductance;

    ReceptorBank(int size, double stepMillis, double originMillivolts, List<Receptor> receptors) {
        this.origin = originMillivolts;
        this.receptors = receptors.toArray(Receptor[]::new);
        int count = receptors.size();
        this.arrivals = new float[count][size];
        this.open = new float[count][];
        this.decay = new float[count];
        this.rise = new float[count];
        this.current = new float[size];
        this.conductance = new float[size];
        for (int k = 0; k < count; k++) {
            TimeCourse course = this.receptors[k].course();
            open[k] = arrivals[k];
            if (course instanceof TimeCourse.Exponential e) {
                decay[k] = (float) StrictMath.exp(-stepMillis / e.tauMillis());
            } else if (course instanceof TimeCourse.Alpha a) {
                open[k] = new float[size];
                decay[k] = (float) StrictMath.exp(-stepMillis / a.tauMillis());
                rise[k] = (float) (StrictMath.E * stepMillis / a.tauMillis());
            }
        }
    }

    /**
     * Checks that no name occurs twice.
     *
     * @throws NetworkException otherwise
     */
    static List<Receptor> checked(String model, List<Receptor> receptors) {
        Set<String> names = new HashSet<>();
        for (Receptor receptor : receptors) {
            if (!names.add(receptor.name())) {
                throw NetworkException.refused(
                        model, "two receptors " + receptor.name(), "different names", "rename one");
            }
        }
        return List.copyOf(receptors);
    }

    int count() {
        return receptors.length;
    }

    /** Returns where the spikes of a receptor are added. */
    float[] arrivals(int index) {
        if (index < 0 || index >= arrivals.length) {
            throw NetworkException.refused(
                    "neuron kernel", "receptor " + index, "one of " + arrivals.length, "look it up in the model");
        }
        return arrivals[index];
    }

    /** Returns the current of the step that was last moved over. */
    float[] current() {
        return current;
    }

    /** Returns the conductance of the step that was last moved over. */
    float[] conductance() {
        return conductance;
    }

    void reset() {
        for (int k = 0; k < receptors.length; k++) {
            Arrays.fill(arrivals[k], 0);
            Arrays.fill(open[k], 0);
        }
    }

    /**
     * Moves all receptors over a step.
     *
     * @param bias current of every neuron
     * @param input further current per neuron. Not modified.
     */
    void advance(float bias, float[] input) {
        start(current, conductance, bias, input);
        for (int k = 0; k < receptors.length; k++) {
            if (receptors[k].action() instanceof Receptor.Conductance c) {
                addScaled(open[k], 1, conductance);
                addScaled(open[k], (float) (c.reversalMillivolts() - origin), current);
            } else {
                addScaled(open[k], 1, current);
            }
            if (open[k] != arrivals[k]) {
                rise(open[k], arrivals[k], rise[k], decay[k]);
            }
            fade(arrivals[k], decay[k]);
        }
    }

    private static void start(float[] current, float[] conductance, float bias, float[] input) {
        for (int i = 0; i < current.length; i++) {
            current[i] = bias + input[i];
            conductance[i] = 0;
        }
    }

    private static void addScaled(float[] open, float factor, float[] sum) {
        for (int i = 0; i < open.length; i++) {
            sum[i] += factor * open[i];
        }
    }

    private static void rise(float[] open, float[] arrived, float rise, float decay) {
        for (int i = 0; i < open.length; i++) {
            open[i] = decay * (open[i] + rise * arrived[i]);
        }
    }

    private static void fade(float[] values, float decay) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= decay;
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        for (int k = 0; k < receptors.length; k++) {
            visitor.floats(arrivals[k]);
            if (open[k] != arrivals[k]) {
                visitor.floats(open[k]);
            }
        }
    }
}
