package org.hillock.snn.neuron;

import org.hillock.snn.Padding;

/** Steps a population of {@link ConductanceLif} in one loop over arrays of one index. */
final class ConductanceLifKernel extends TwoReceptorKernel {
    private static final int BIAS = Padding.BEFORE;
    private static final int UNIT_E = Padding.BEFORE + 1;
    private static final int TOWARDS_E = Padding.BEFORE + 2;
    private static final int UNIT_I = Padding.BEFORE + 3;
    private static final int TOWARDS_I = Padding.BEFORE + 4;
    private static final int THRESHOLD = Padding.BEFORE + 5;
    private static final int RESCALE_E = Padding.BEFORE + 6;
    private static final int RESCALE_I = Padding.BEFORE + 7;

    private final float[] numbers = new float[Padding.length(8)];
    private final float bias;
    private final float threshold;
    private final float excitatoryReversal;
    private final float inhibitoryReversal;

    ConductanceLifKernel(int size, double stepMillis, ConductanceLif model) {
        super(
                size,
                stepMillis,
                model.membrane(),
                stepMillis / model.membrane().membraneTauMillis(),
                model.excitatoryTauMillis(),
                model.inhibitoryTauMillis());
        double rest = model.membrane().restMillivolts();
        this.bias = (float) model.biasMillivolts();
        this.threshold = (float) (model.membrane().thresholdMillivolts() - rest);
        this.excitatoryReversal = (float) (model.excitatoryReversalMillivolts() - rest);
        this.inhibitoryReversal = (float) (model.inhibitoryReversalMillivolts() - rest);
    }

    @Override
    void move(float[] input, boolean driven, float[] flag) {
        numbers[RESCALE_E] = excitatoryUnit.startStep();
        numbers[RESCALE_I] = inhibitoryUnit.startStep();
        float unitE = excitatoryUnit.value();
        float unitI = inhibitoryUnit.value();
        numbers[BIAS] = bias;
        numbers[UNIT_E] = unitE;
        numbers[TOWARDS_E] = unitE * excitatoryReversal;
        numbers[UNIT_I] = unitI;
        numbers[TOWARDS_I] = unitI * inhibitoryReversal;
        numbers[THRESHOLD] = threshold;
        move(u, input, driven, excitation, inhibition, refractoriness.active(), numbers, flag);
    }

    /**
     * All of the step that goes over the cells. By its size of more than 325 bytes HotSpot compiles it by itself and never
     * into its callers, where the loops were seen to run at a third of their speed.
     */
    private static void move(
            float[] u,
            float[] input,
            boolean driven,
            float[] ge,
            float[] gi,
            float[] active,
            float[] numbers,
            float[] flag) {
        int size = u.length;
        float bias = numbers[BIAS];
        float unitE = numbers[UNIT_E];
        float towardsE = numbers[TOWARDS_E];
        float unitI = numbers[UNIT_I];
        float towardsI = numbers[TOWARDS_I];
        float threshold = numbers[THRESHOLD];
        float rescaleE = numbers[RESCALE_E];
        float rescaleI = numbers[RESCALE_I];
        if (rescaleE != 1) {
            for (int i = 0; i < size; i++) {
                ge[i] *= rescaleE;
            }
        }
        if (rescaleI != 1) {
            for (int i = 0; i < size; i++) {
                gi[i] *= rescaleI;
            }
        }
        if (driven) {
            for (int i = 0; i < size; i++) {
                float v = u[i];
                float drive = bias + input[i] - v + ge[i] * (towardsE - unitE * v) + gi[i] * (towardsI - unitI * v);
                u[i] = v + active[i] * drive;
            }
            for (int i = 0; i < size; i++) {
                float above = u[i] - threshold;
                flag[i] = Math.abs(above) + above;
            }
        } else {
            for (int i = 0; i < size; i++) {
                float v = u[i];
                float drive = bias - v + ge[i] * (towardsE - unitE * v) + gi[i] * (towardsI - unitI * v);
                v += active[i] * drive;
                u[i] = v;
                float above = v - threshold;
                flag[i] = Math.abs(above) + above;
            }
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
