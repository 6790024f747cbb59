package org.hillock.snn.gradient;

import org.hillock.snn.NetworkException;

/**
 * Adam (Kingma and Ba 2015, "Adam: a method for stochastic optimization", ICLR, algorithm 1), with the paper's decay
 * rates 0.9 and 0.999 and epsilon 1e-8.
 */
public final class Adam implements Optimiser {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] mean;
    private final double[] square;
    private double meanBias = 1;
    private double squareBias = 1;

    /**
     * Creates an optimiser at its start.
     *
     * @param rate size of a step
     */
    public Adam(RecurrentLif shape, double rate) {
        this.rate = NetworkException.requirePositive("Adam, rate", rate);
        int length = new Parameters(shape).values().length;
        this.mean = new double[length];
        this.square = new double[length];
    }

    @Override
    public void step(Parameters parameters, Parameters gradient) {
        meanBias *= BETA_1;
        squareBias *= BETA_2;
        move(parameters.values(), gradient.values(), rate / (1 - meanBias), 1 / (1 - squareBias));
    }

    private void move(double[] values, double[] gradient, double scaledRate, double scaledSquare) {
        for (int k = 0; k < mean.length; k++) {
            double g = gradient[k];
            mean[k] += (1 - BETA_1) * (g - mean[k]);
            square[k] += (1 - BETA_2) * (g * g - square[k]);
            values[k] -= scaledRate * mean[k] / (Math.sqrt(square[k] * scaledSquare) + EPSILON);
        }
    }
}
