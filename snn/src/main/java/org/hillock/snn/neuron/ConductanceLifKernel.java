package org.hillock.snn.neuron;

/** Steps a population of {@link ConductanceLif} in one loop over arrays of one index. */
final class ConductanceLifKernel extends TwoReceptorKernel {
    private final float bias;
    private final float threshold;
    private final float excitatoryReversal;
    private final float inhibitoryReversal;
    private final float excitatoryDecay;
    private final float inhibitoryDecay;

    ConductanceLifKernel(int size, double stepMillis, ConductanceLif model) {
        super(size, stepMillis, model.membrane(), stepMillis / model.membrane().membraneTauMillis());
        double rest = model.membrane().restMillivolts();
        this.bias = (float) model.biasMillivolts();
        this.threshold = (float) (model.membrane().thresholdMillivolts() - rest);
        this.excitatoryReversal = (float) (model.excitatoryReversalMillivolts() - rest);
        this.inhibitoryReversal = (float) (model.inhibitoryReversalMillivolts() - rest);
        this.excitatoryDecay = (float) StrictMath.exp(-stepMillis / model.excitatoryTauMillis());
        this.inhibitoryDecay = (float) StrictMath.exp(-stepMillis / model.inhibitoryTauMillis());
    }

    @Override
    void advance(float[] input) {
        float[] flag = flags.flags();
        move(u, input, excitation, inhibition, refractoriness.active(), bias, excitatoryReversal, inhibitoryReversal);
        fade(excitation, excitatoryDecay);
        fade(inhibition, inhibitoryDecay);
        flag(u, threshold, flag);
    }

    private static void move(
            float[] u, float[] input, float[] ge, float[] gi, float[] active, float bias, float ee, float ei) {
        for (int i = 0; i < u.length; i++) {
            float v = u[i];
            u[i] = v + active[i] * (bias + input[i] - v + ge[i] * (ee - v) + gi[i] * (ei - v));
        }
    }

    private static void fade(float[] g, float decay) {
        for (int i = 0; i < g.length; i++) {
            g[i] *= decay;
        }
    }

    private static void flag(float[] u, float threshold, float[] flag) {
        for (int i = 0; i < u.length; i++) {
            float above = u[i] - threshold;
            flag[i] = Math.abs(above) + above;
        }
    }

    @Override
    public double driveCoupling() {
        return 1;
    }

    @Override
    public double currentCoupling(double tauMillis) {
        return 1;
    }
}
