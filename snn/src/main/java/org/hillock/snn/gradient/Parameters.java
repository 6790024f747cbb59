package org.hillock.snn.gradient;

import java.util.Arrays;
import org.hillock.snn.CounterRandom;

/** The trained numbers of a network, or a gradient with respect to them: one array, group after group. */
public final class Parameters {
    private static final int GROUPS = ParameterGroup.values().length;

    private final int[] offset = new int[GROUPS + 1];
    private final double[] values;

    /** Creates zeros. */
    public Parameters(RecurrentLif shape) {
        for (ParameterGroup group : ParameterGroup.values()) {
            offset[group.ordinal() + 1] = offset[group.ordinal()] + group.size(shape);
        }
        this.values = new double[offset[GROUPS]];
    }

    /**
     * Returns normally distributed weights of mean 0 and zero biases. The standard deviation is a gain over the root of
     * the number of sources.
     *
     * @param inputGain times the threshold, for the inputs
     * @param recurrentGain times the threshold, for the neurons among each other
     * @param readoutGain for the readouts
     */
    public static Parameters random(
            RecurrentLif shape, long seed, double inputGain, double recurrentGain, double readoutGain) {
        var parameters = new Parameters(shape);
        double perSource = 1 / StrictMath.sqrt(shape.neurons());
        parameters.draw(ParameterGroup.INPUT, seed, inputGain * shape.threshold() / StrictMath.sqrt(shape.inputs()));
        parameters.draw(ParameterGroup.RECURRENT, seed, recurrentGain * shape.threshold() * perSource);
        parameters.draw(ParameterGroup.READOUT, seed, readoutGain * perSource);
        return parameters;
    }

    private void draw(ParameterGroup group, long seed, double deviation) {
        long stream = CounterRandom.stream(seed, group.ordinal());
        for (int k = 0; k < count(group); k++) {
            values[offset(group) + k] = deviation * normal(stream, k);
        }
    }

    /** Returns a normally distributed number by Box and Muller's transform. */
    static double normal(long seed, long index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - CounterRandom.uniform(seed, 2 * index)));
        return radius * StrictMath.cos(2 * Math.PI * CounterRandom.uniform(seed, 2 * index + 1));
    }

    /** Returns the array itself, which may be written to. */
    public double[] values() {
        return values;
    }

    /** Returns the place of the first number of a group in {@link #values()}. */
    public int offset(ParameterGroup group) {
        return offset[group.ordinal()];
    }

    /** Returns how many numbers a group has. */
    public int count(ParameterGroup group) {
        return offset[group.ordinal() + 1] - offset[group.ordinal()];
    }

    /** Returns the numbers of a group as float32, in the order in which an engine keeps weights. */
    public float[] floats(ParameterGroup group) {
        float[] floats = new float[count(group)];
        for (int k = 0; k < floats.length; k++) {
            floats[k] = (float) values[offset(group) + k];
        }
        return floats;
    }

    /** Rounds every number to float32, as an engine will have it. */
    public void roundToFloat() {
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) values[k];
        }
    }

    /** Sets every number to 0. */
    public void clear() {
        Arrays.fill(values, 0);
    }

    /** Multiplies every number. */
    public void scale(double factor) {
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
    }

    /** Returns the Euclidean length. */
    public double norm() {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return StrictMath.sqrt(squares);
    }
}
