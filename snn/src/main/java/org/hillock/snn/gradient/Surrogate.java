package org.hillock.snn.gradient;

import org.hillock.snn.NetworkException;

/**
 * What stands for the derivative of the spike function. Each surrogate is the exact derivative of a smooth function of
 * the distance to threshold, with which a gradient can be checked.
 */
public sealed interface Surrogate {
    /**
     * Returns the derivative.
     *
     * @param distance potential above threshold, in the unit of the potential
     */
    double derivative(double distance);

    /** Returns the smooth function, one half at threshold. */
    double smooth(double distance);

    /**
     * {@code height / (1 + steepness |x|)^2}, the derivative of a fast sigmoid: SuperSpike (Zenke and Ganguli 2018,
     * "SuperSpike: supervised learning in multilayer spiking neural networks", Neural Comput 30:1514-1541), there with
     * height 1.
     *
     * @param steepness per unit of the potential
     * @param height at threshold
     */
    record FastSigmoid(double steepness, double height) implements Surrogate {
        /** Checks the parameters. */
        public FastSigmoid {
            NetworkException.requirePositive("fast-sigmoid surrogate, steepness", steepness);
            NetworkException.requirePositive("fast-sigmoid surrogate, height", height);
        }

        @Override
        public double derivative(double distance) {
            double root = 1 + steepness * Math.abs(distance);
            return height / (root * root);
        }

        @Override
        public double smooth(double distance) {
            return 0.5 + height * distance / (1 + steepness * Math.abs(distance));
        }
    }

    /**
     * {@code (slope / 2) / (1 + (pi slope x / 2)^2)}, the derivative of {@code 1/2 + atan(pi slope x / 2) / pi}
     * (Fang, Yu, Chen, Masquelier, Huang and Tian 2021, "Incorporating learnable membrane time constant to enhance
     * learning of spiking neural networks", ICCV, section 4).
     *
     * @param slope twice the height at threshold, per unit of the potential
     */
    record ArcTangent(double slope) implements Surrogate {
        /** Checks the slope. */
        public ArcTangent {
            NetworkException.requirePositive("arctangent surrogate, slope", slope);
        }

        @Override
        public double derivative(double distance) {
            double scaled = 0.5 * Math.PI * slope * distance;
            return 0.5 * slope / (1 + scaled * scaled);
        }

        @Override
        public double smooth(double distance) {
            return 0.5 + StrictMath.atan(0.5 * Math.PI * slope * distance) / Math.PI;
        }
    }

    /**
     * {@code height max(0, 1 - |x| / width)} (Bellec, Salaj, Subramoney, Legenstein and Maass 2018, "Long short-term
     * memory and learning-to-learn in networks of spiking neurons", NeurIPS 31; Bellec et al. 2020, Nat Commun
     * 11:3625, with width equal to the threshold and height 0.3 over the threshold).
     *
     * @param width distance at which it ends, in the unit of the potential
     * @param height at threshold
     */
    record Triangle(double width, double height) implements Surrogate {
        /** Checks the parameters. */
        public Triangle {
            NetworkException.requirePositive("triangular surrogate, width", width);
            NetworkException.requirePositive("triangular surrogate, height", height);
        }

        @Override
        public double derivative(double distance) {
            return height * Math.max(0, 1 - Math.abs(distance) / width);
        }

        @Override
        public double smooth(double distance) {
            double part = Math.max(-1, Math.min(1, distance / width));
            return 0.5 + height * width * part * (1 - 0.5 * Math.abs(part));
        }
    }
}
