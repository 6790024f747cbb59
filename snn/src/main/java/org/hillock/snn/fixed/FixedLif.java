package org.hillock.snn.fixed;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/**
 * The leaky integrate-and-fire neuron of the board. While its refractory counter is at 0: {@code a = I R + v_rest},
 * {@code v = a - E (a - v)} with {@code E = exp(-h/tau_m)}, then delta inputs; else the counter goes down and v is
 * held. It fires when {@code v >= v_thresh}, is reset and skips {@code ceil(t_ref / h)} whole steps.
 */
final class FixedLif implements FixedNeurons {
    /**
     * What all neurons share, in s16.15.
     *
     * @param decay E
     * @param resistance R
     */
    record Constants(
            int decay,
            int resistance,
            int rest,
            int threshold,
            int reset,
            int bias,
            int refractorySteps,
            Rounding rounding) {
        static Constants of(
                double stepMillis,
                double tauMillis,
                double resistance,
                double rest,
                double threshold,
                double reset,
                double bias,
                double refractoryMillis,
                Rounding rounding) {
            int step = FixedPoint.raw(stepMillis);
            int held = FixedPoint.divide(FixedPoint.raw(refractoryMillis), step);
            return new Constants(
                    FixedPoint.exp(-FixedPoint.divide(step, FixedPoint.raw(tauMillis))),
                    FixedPoint.raw(resistance),
                    FixedPoint.raw(rest),
                    FixedPoint.raw(threshold),
                    FixedPoint.raw(reset),
                    FixedPoint.raw(bias),
                    (held + FixedPoint.ONE - 1) >> FixedPoint.FRACTION_BITS,
                    rounding);
        }
    }

    private final Constants constants;
    private final int[] v;
    private final int[] refractory;

    FixedLif(int size, Constants constants) {
        this.constants = constants;
        this.v = new int[size];
        this.refractory = new int[size];
        reset(0);
    }

    @Override
    public void reset(long seed) {
        Arrays.fill(v, constants.rest);
        Arrays.fill(refractory, 0);
    }

    @Override
    public int step(int[] current, int[] jump, int[] spikes) {
        boolean nearest = constants.rounding == Rounding.NEAREST;
        int count = 0;
        for (int i = 0; i < v.length; i++) {
            if (refractory[i] > 0) {
                refractory[i]--;
            } else {
                int input = current[i] + constants.bias;
                v[i] = (nearest ? moveNearest(input, v[i]) : move(input, v[i])) + jump[i];
            }
            if (v[i] >= constants.threshold) {
                v[i] = constants.reset;
                refractory[i] = constants.refractorySteps;
                spikes[count++] = i;
            }
        }
        return count;
    }

    private int move(int input, int potential) {
        int goal = FixedPoint.multiply(input, constants.resistance) + constants.rest;
        return goal - FixedPoint.multiply(constants.decay, goal - potential);
    }

    private int moveNearest(int input, int potential) {
        int goal = FixedPoint.multiplyNearest(input, constants.resistance) + constants.rest;
        return goal - FixedPoint.multiplyNearest(constants.decay, goal - potential);
    }

    @Override
    public void potentials(double[] potentials) {
        for (int i = 0; i < v.length; i++) {
            potentials[i] = FixedPoint.value(v[i]);
        }
    }

    @Override
    public void setPotentials(double[] potentials) {
        for (int i = 0; i < v.length; i++) {
            v[i] = FixedPoint.raw(potentials[i]);
        }
    }

    @Override
    public boolean leaks() {
        return true;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.ints(v);
        visitor.ints(refractory);
    }
}
