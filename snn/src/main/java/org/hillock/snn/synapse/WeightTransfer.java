package org.hillock.snn.synapse;

import org.hillock.snn.NetworkException;

/** How a stored weight acts: the table keeps weights as plasticity sees them, and transmits their transfer. */
public sealed interface WeightTransfer {
    /** Returns the effective weight of a stored one. */
    double effective(double weight);

    /** The weight acts as it is stored. */
    record Identity() implements WeightTransfer {
        @Override
        public double effective(double weight) {
            return weight;
        }
    }

    /**
     * The weight is a probability and acts by its logarithm, {@code ln(w + epsilon)}, as in Nessler et al. 2013, where
     * the fixed point of the weight itself is the log; here the rule stays linear.
     *
     * @param epsilon keeps the logarithm of a zero weight finite
     */
    record Logarithm(double epsilon) implements WeightTransfer {
        /** Checks epsilon. */
        public Logarithm {
            NetworkException.requirePositive("logarithmic weight, epsilon", epsilon);
        }

        @Override
        public double effective(double weight) {
            return StrictMath.log(weight + epsilon);
        }
    }
}
