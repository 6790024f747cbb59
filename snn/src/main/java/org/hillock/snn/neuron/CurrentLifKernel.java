package org.hillock.snn.neuron;

/** Steps a population of {@link CurrentLif} in small loops over arrays of one index. */
final class CurrentLifKernel extends TwoReceptorKernel {
    private final LifPropagator propagator;
    private final float leak;
    private final float bias;
    private final float threshold;
    private final float excitatoryCoupling;
    private final float inhibitoryCoupling;
    private final float excitatoryDecay;
    private final float inhibitoryDecay;

    CurrentLifKernel(int size, double stepMillis, CurrentLif model) {
        super(size, stepMillis, model.membrane(), 1);
        this.propagator = new LifPropagator(stepMillis, model.membrane().membraneTauMillis());
        this.leak = (float) propagator.constant();
        this.bias = (float) (propagator.constant() * model.biasMillivolts());
        this.threshold = (float)
                (model.membrane().thresholdMillivolts() - model.membrane().restMillivolts());
        this.excitatoryCoupling = (float) propagator.exponential(model.excitatoryTauMillis());
        this.inhibitoryCoupling = (float) propagator.exponential(model.inhibitoryTauMillis());
        this.excitatoryDecay = (float) StrictMath.exp(-stepMillis / model.excitatoryTauMillis());
        this.inhibitoryDecay = (float) StrictMath.exp(-stepMillis / model.inhibitoryTauMillis());
    }

    @Override
    void advance(float[] input) {
        float[] flag = flags.flags();
        float[] active = refractoriness.active();
        move(u, input, excitation, inhibition, active, bias, leak, excitatoryCoupling, inhibitoryCoupling);
        fade(excitation, excitatoryDecay);
        fade(inhibition, inhibitoryDecay);
        flag(u, threshold, flag);
    }

    private static void move(
            float[] u,
            float[] input,
            float[] e,
            float[] i,
            float[] active,
            float bias,
            float leak,
            float excitatory,
            float inhibitory) {
        for (int k = 0; k < u.length; k++) {
            u[k] += active[k] * (bias + input[k] - leak * u[k] + excitatory * e[k] + inhibitory * i[k]);
        }
    }

    private static void fade(float[] current, float decay) {
        for (int k = 0; k < current.length; k++) {
            current[k] *= decay;
        }
    }

    private static void flag(float[] u, float threshold, float[] flag) {
        for (int k = 0; k < u.length; k++) {
            float above = u[k] - threshold;
            flag[k] = Math.abs(above) + above;
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
