package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/** Steps a population of {@link HodgkinHuxley}; the rates are those of the paper's equations 12, 13, 20, 21, 23 and 24. */
final class HodgkinHuxleyKernel extends MembraneKernel {
    private static final double REST = -65;
    private static final float SODIUM = 120;
    private static final float POTASSIUM = 36;
    private static final float LEAK = 0.3f;
    private static final float SODIUM_REVERSAL = 50;
    private static final float POTASSIUM_REVERSAL = -77;
    private static final float LEAK_REVERSAL = -54.387f;

    private final float[] m;
    private final float[] h;
    private final float[] n;
    private final float step;
    private final float bias;

    HodgkinHuxleyKernel(int size, double stepMillis, HodgkinHuxley model) {
        super(size, REST, 0, new ReceptorBank(size, stepMillis, 0, model.receptors()));
        this.m = new float[size];
        this.h = new float[size];
        this.n = new float[size];
        this.step = (float) stepMillis;
        this.bias = (float) model.biasMicroamperes();
        reset(0);
    }

    @Override
    public void reset(long seed) {
        super.reset(seed);
        float rest = (float) REST;
        Arrays.fill(m, openM(rest) / (openM(rest) + closeM(rest)));
        Arrays.fill(h, openH(rest) / (openH(rest) + closeH(rest)));
        Arrays.fill(n, openN(rest) / (openN(rest) + closeN(rest)));
    }

    @Override
    public int step(float[] input, int[] spikes) {
        bank.advance(bias, input);
        return move(bank.current(), bank.conductance(), spikes);
    }

    private int move(float[] current, float[] conductance, int[] spikes) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            float x = v[i];
            float sodium = SODIUM * m[i] * m[i] * m[i] * h[i];
            float potassium = POTASSIUM * (n[i] * n[i]) * (n[i] * n[i]);
            float total = sodium + potassium + LEAK + conductance[i];
            float flow = sodium * SODIUM_REVERSAL + potassium * POTASSIUM_REVERSAL + LEAK * LEAK_REVERSAL + current[i];
            v[i] = approach(x, flow, total, step);
            m[i] = approach(m[i], openM(x), openM(x) + closeM(x), step);
            h[i] = approach(h[i], openH(x), openH(x) + closeH(x), step);
            n[i] = approach(n[i], openN(x), openN(x) + closeN(x), step);
            if (v[i] > 0 && x <= 0) {
                spikes[count++] = i;
            }
        }
        return count;
    }

    /** Solves {@code dx/dt = gain - loss x} over a step. */
    private static float approach(float x, float gain, float loss, float step) {
        float target = gain / loss;
        return target + (x - target) * FastExp.exp(-loss * step);
    }

    private static float openM(float v) {
        return FastExp.ratio(-0.1f * (v + 40));
    }

    private static float closeM(float v) {
        return 4 * FastExp.exp((v + 65) * (-1f / 18));
    }

    private static float openH(float v) {
        return 0.07f * FastExp.exp((v + 65) * -0.05f);
    }

    private static float closeH(float v) {
        return 1 / (1 + FastExp.exp(-0.1f * (v + 35)));
    }

    private static float openN(float v) {
        return 0.1f * FastExp.ratio(-0.1f * (v + 55));
    }

    private static float closeN(float v) {
        return 0.125f * FastExp.exp((v + 65) * (-1f / 80));
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(m);
        visitor.floats(h);
        visitor.floats(n);
    }
}
