package org.hillock.snn.engine;

/** The decoder's formulas written down as they stand, in double precision: the oracle. */
final class LiteralDecoder {
    private static final double A = StrictMath.exp(-1.0 / 25);

    final double[][] w;
    final long[] n;
    final double[] potential;
    boolean[][] raster = new boolean[0][];

    LiteralDecoder(int encoders, int classes) {
        w = new double[classes][encoders];
        for (double[] row : w) {
            java.util.Arrays.fill(row, 0.5);
        }
        n = new long[classes];
        potential = new double[classes];
    }

    void decide(float[][] probabilityPerStep, double[] phases) {
        int encoders = phases.length;
        double[] phase = phases.clone();
        double[] x = new double[encoders];
        java.util.Arrays.fill(x, 0.5);
        java.util.Arrays.fill(potential, 0);
        raster = new boolean[probabilityPerStep.length][encoders];
        for (int step = 0; step < probabilityPerStep.length; step++) {
            for (int i = 0; i < encoders; i++) {
                phase[i] += probabilityPerStep[step][i];
                if (phase[i] >= 1) {
                    phase[i] -= 1;
                    raster[step][i] = true;
                }
                x[i] = A * x[i] + (1 - A) * (raster[step][i] ? 1 : 0) / 0.4;
            }
            for (int c = 0; c < w.length; c++) {
                for (int i = 0; i < encoders; i++) {
                    potential[c] += StrictMath.log(w[c][i] + 0.001) * x[i];
                }
            }
        }
    }

    void learn(int y) {
        int steps = raster.length;
        double[] x = new double[w[y].length];
        java.util.Arrays.fill(x, 0.5);
        for (int step = 1; step <= steps; step++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = A * x[i] + (1 - A) * (raster[step - 1][i] ? 1 : 0) / 0.4;
            }
            if (step % 5 == 0) {
                n[y]++;
                double eta = Math.max(0.01 * 5 / steps, 1.0 / n[y]);
                for (int i = 0; i < x.length; i++) {
                    w[y][i] += eta * (x[i] - w[y][i]);
                }
            }
        }
    }
}
