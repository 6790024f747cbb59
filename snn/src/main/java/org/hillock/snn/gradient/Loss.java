package org.hillock.snn.gradient;

import java.util.Arrays;
import org.hillock.snn.NetworkException;

/** What a trial should have given: a sum of terms, each of the readouts of one step. */
public sealed interface Loss {
    /**
     * Computes the term of a step.
     *
     * @param readout one number per readout. Not modified.
     * @param error derivative of the term by each readout. Modified.
     * @return the term
     */
    double at(int step, double[] readout, double[] error);

    /**
     * Cross entropy of the softmax of the readouts, averaged over a range of steps.
     *
     * @param label index of the right readout
     * @param fromStep first step that counts
     * @param toStep step after the last
     */
    record CrossEntropy(int label, int fromStep, int toStep) implements Loss {
        /** Checks label and range. */
        public CrossEntropy {
            if (label < 0 || fromStep < 0 || toStep <= fromStep) {
                throw NetworkException.refused(
                        "cross entropy",
                        "label " + label + " in steps " + fromStep + " to " + toStep,
                        "a label of 0 or more and an ascending range",
                        "correct them");
            }
        }

        @Override
        public double at(int step, double[] readout, double[] error) {
            if (step < fromStep || step >= toStep) {
                Arrays.fill(error, 0);
                return 0;
            }
            double greatest = readout[0];
            for (double y : readout) {
                greatest = Math.max(greatest, y);
            }
            double sum = 0;
            for (int k = 0; k < readout.length; k++) {
                error[k] = StrictMath.exp(readout[k] - greatest);
                sum += error[k];
            }
            double weight = 1.0 / (toStep - fromStep);
            for (int k = 0; k < readout.length; k++) {
                error[k] *= weight / sum;
            }
            error[label] -= weight;
            return weight * (StrictMath.log(sum) - readout[label] + greatest);
        }
    }

    /** Half the squared distance to a target, averaged over all steps of it and added up over the readouts. */
    final class SquaredError implements Loss {
        private final double[] target;
        private final int outputs;
        private final double weight;

        /**
         * Creates a loss.
         *
         * @param target row by row, one row per step. Not copied: it may be rewritten between trials.
         * @param outputs length of a row
         */
        public SquaredError(double[] target, int outputs) {
            if (outputs <= 0 || target.length == 0 || target.length % outputs != 0) {
                throw NetworkException.refused(
                        "squared error",
                        target.length + " targets for " + outputs + " readouts",
                        "whole rows",
                        "pass a row per step");
            }
            this.target = target;
            this.outputs = outputs;
            this.weight = (double) outputs / target.length;
        }

        @Override
        public double at(int step, double[] readout, double[] error) {
            double squares = 0;
            for (int k = 0; k < outputs; k++) {
                double distance = readout[k] - target[step * outputs + k];
                error[k] = weight * distance;
                squares += distance * distance;
            }
            return 0.5 * weight * squares;
        }
    }
}
