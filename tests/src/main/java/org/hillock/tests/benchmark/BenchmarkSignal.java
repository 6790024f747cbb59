package org.hillock.tests.benchmark;

import java.util.Random;

/** The input of the benchmarks: seeded noise of the size of EEG. */
final class BenchmarkSignal {
    private static final double MICROVOLTS = 20;

    private BenchmarkSignal() {}

    static float[] floats(int length) {
        Random random = new Random(1);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (MICROVOLTS * random.nextGaussian());
        }
        return values;
    }

    static double[] doubles(int length) {
        float[] source = floats(length);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = source[i];
        }
        return values;
    }
}
