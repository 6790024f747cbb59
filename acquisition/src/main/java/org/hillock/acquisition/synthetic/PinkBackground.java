package org.hillock.acquisition.synthetic;

import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;

/**
 * The 1/f background: patches all over the scalp, each the sum of first-order autoregressive processes of equal variance
 * whose corner frequencies are spaced by a factor of four, which has a 1/f spectrum between the outer corners (van der
 * Ziel, Physica 16, 1950). Near electrodes share patches, so that they are correlated.
 */
final class PinkBackground implements SignalPart {
    private static final double[] CORNERS_HZ = {0.25, 1, 4, 16, 64};
    private static final int PATCHES = 24;
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - Math.sqrt(5));

    private final SplitMix random;
    private final double[] decay = new double[CORNERS_HZ.length];
    private final double[] drive = new double[CORNERS_HZ.length];
    private final double[] states = new double[PATCHES * CORNERS_HZ.length];
    private final double[][] weights = new double[PATCHES][];

    PinkBackground(SyntheticSettings settings) {
        this.random = new SplitMix(settings.seed(), "background");
        for (int k = 0; k < CORNERS_HZ.length; k++) {
            decay[k] = StrictMath.exp(-2 * StrictMath.PI * CORNERS_HZ[k] / settings.rateHz());
            drive[k] = Math.sqrt((1 - decay[k] * decay[k]) / CORNERS_HZ.length);
        }
        for (int i = 0; i < states.length; i++) {
            states[i] = random.bell() / Math.sqrt(CORNERS_HZ.length);
        }
        Montage montage = settings.montage();
        for (int p = 0; p < PATCHES; p++) {
            weights[p] = Projection.below(montage, patch(p), Projection.CORTEX);
        }
        for (int c = 0; c < montage.size(); c++) {
            double power = 0;
            for (double[] patch : weights) {
                power += patch[c] * patch[c];
            }
            double scale = settings.levels().backgroundMicrovolts() / Math.sqrt(power);
            for (double[] patch : weights) {
                patch[c] *= scale;
            }
        }
    }

    /** A Fibonacci lattice from the vertex down to a little below the ears. */
    private static Position patch(int index) {
        double z = 1 - 1.5 * (index + 0.5) / PATCHES;
        double radius = Math.sqrt(1 - z * z);
        double angle = index * GOLDEN_ANGLE;
        return new Position(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), z);
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        int channels = weights[0].length;
        for (int f = 0; f < frames; f++) {
            for (int p = 0; p < PATCHES; p++) {
                double sum = 0;
                for (int k = 0; k < CORNERS_HZ.length; k++) {
                    int i = p * CORNERS_HZ.length + k;
                    states[i] = decay[k] * states[i] + drive[k] * random.bell();
                    sum += states[i];
                }
                Projection.addTo(microvolts, f * channels, weights[p], sum);
            }
        }
    }
}
