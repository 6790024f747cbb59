package org.hillock.snn.neuron;

import org.hillock.snn.Padding;

/** Steps a population of {@link CurrentLif} in small loops over arrays of one index. */
final class CurrentLifKernel extends TwoReceptorKernel {
    private static final int BIAS = Padding.BEFORE;
    private static final int LEAK = Padding.BEFORE + 1;
    private static final int PER_E = Padding.BEFORE + 2;
    private static final int PER_I = Padding.BEFORE + 3;
    private static final int THRESHOLD = Padding.BEFORE + 4;
    private static final int RESCALE_E = Padding.BEFORE + 5;
    private static final int RESCALE_I = Padding.BEFORE + 6;

    private final float[] numbers = new float[Padding.length(7)];
    private final LifPropagator propagator;
    private final float leak;
    private final float bias;
    private final float threshold;
    private final float excitatoryCoupling;
    private final float inhibitoryCoupling;

    CurrentLifKernel(int size, double stepMillis, CurrentLif model) {
        super(size, stepMillis, model.membrane(), 1, model.excitatoryTauMillis(), model.inhibitoryTauMillis());
        this.propagator = new LifPropagator(stepMillis, model.membrane().membraneTauMillis());
        this.leak = (float) propagator.constant();
        this.bias = (float) (propagator.constant() * model.biasMillivolts());
        this.threshold = (float)
                (model.membrane().thresholdMillivolts() - model.membrane().restMillivolts());
        this.excitatoryCoupling = (float) propagator.exponential(model.excitatoryTauMillis());
        this.inhibitoryCoupling = (float) propagator.exponential(model.inhibitoryTauMillis());
    }

    @Override
    void move(float[] input, boolean driven, float[] flag) {
        numbers[RESCALE_E] = excitatoryUnit.startStep();
        numbers[RESCALE_I] = inhibitoryUnit.startStep();
        numbers[BIAS] = bias;
        numbers[LEAK] = leak;
        numbers[PER_E] = excitatoryCoupling * excitatoryUnit.value();
        numbers[PER_I] = inhibitoryCoupling * inhibitoryUnit.value();
        numbers[THRESHOLD] = threshold;
        move(u, input, driven, excitation, inhibition, refractoriness.active(), numbers, flag);
    }

    private static void move(
            float[] u,
            float[] input,
            boolean driven,
            float[] e,
            float[] i,
            float[] active,
            float[] numbers,
            float[] flag) {
        int size = u.length;
        float bias = numbers[BIAS];
        float leak = numbers[LEAK];
        float perE = numbers[PER_E];
        float perI = numbers[PER_I];
        float threshold = numbers[THRESHOLD];
        float rescaleE = numbers[RESCALE_E];
        float rescaleI = numbers[RESCALE_I];
        if (rescaleE != 1) {
            for (int k = 0; k < size; k++) {
                e[k] *= rescaleE;
            }
        }
        if (rescaleI != 1) {
            for (int k = 0; k < size; k++) {
                i[k] *= rescaleI;
            }
        }
        if (driven) {
            for (int k = 0; k < size; k++) {
                u[k] += active[k] * (bias + input[k] - leak * u[k] + perE * e[k] + perI * i[k]);
            }
            for (int k = 0; k < size; k++) {
                float above = u[k] - threshold;
                flag[k] = Math.abs(above) + above;
            }
        } else {
            for (int k = 0; k < size; k++) {
                float v = u[k];
                v += active[k] * (bias - leak * v + perE * e[k] + perI * i[k]);
                u[k] = v;
                float above = v - threshold;
                flag[k] = Math.abs(above) + above;
            }
        }
    }

    @Override
    public double driveCoupling() {
        return propagator.constant();
    }

    @Override
    public double currentCoupling(double tauMillis) {
        return propagator.exponential(tauMillis);
    }
}
