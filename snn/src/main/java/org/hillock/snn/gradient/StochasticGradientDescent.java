package org.hillock.snn.gradient;

import org.hillock.snn.NetworkException;

/** Gradient descent with momentum: {@code v <- momentum v - rate g}, {@code w <- w + v} (Polyak 1964). */
public final class StochasticGradientDescent implements Optimiser {
    private final double rate;
    private final double momentum;
    private final double[] velocity;

    /**
     * Creates an optimiser at rest.
     *
     * @param rate size of a step
     * @param momentum what is left of the velocity after a step, in [0, 1); 0 for none
     */
    public StochasticGradientDescent(RecurrentLif shape, double rate, double momentum) {
        this.rate = NetworkException.requirePositive("gradient descent, rate", rate);
        if (!(momentum >= 0 && momentum < 1)) {
            throw NetworkException.refused("gradient descent, momentum", momentum, "a number in [0, 1)", "correct it");
        }
        this.momentum = momentum;
        this.velocity = new double[new Parameters(shape).values().length];
    }

    @Override
    public void step(Parameters parameters, Parameters gradient) {
        double[] values = parameters.values();
        double[] g = gradient.values();
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] = momentum * velocity[k] - rate * g[k];
            values[k] += velocity[k];
        }
    }
}
