package org.hillock.snn.neuron;

/**
 * How far currents of known shape move a leaky membrane in a step h, {@code tau_m du/dt = -u + I}: the entries of the
 * matrix exponential of Rotter and Diesmann 1999 (Biol Cybern 81:381-402).
 *
 * @param stepMillis h
 * @param membraneTauMillis tau_m
 */
public record LifPropagator(double stepMillis, double membraneTauMillis) {
    /** For a current of 1 over the whole step; also what the leak takes from u: {@code 1 - exp(-h/tau_m)}. */
    public double constant() {
        return -StrictMath.expm1(-stepMillis / membraneTauMillis);
    }

    /** For {@code exp(-t/tau)}: {@code tau/(tau - tau_m) (exp(-h/tau) - exp(-h/tau_m))}. */
    public double exponential(double tauMillis) {
        double membrane = StrictMath.exp(-stepMillis / membraneTauMillis);
        double difference = tauMillis - membraneTauMillis;
        // Below this the quotient of two small differences loses more than the limit's own error.
        if (Math.abs(difference) < 1e-7 * membraneTauMillis) {
            return stepMillis / membraneTauMillis * membrane;
        }
        return tauMillis / difference * (StrictMath.exp(-stepMillis / tauMillis) - membrane);
    }

    /**
     * For {@code t/tau exp(-t/tau)}: with {@code k = 1/tau_m - 1/tau}, {@code (h k - 1) exp(-h/tau) + exp(-h/tau_m)} over
     * {@code tau tau_m k^2}.
     */
    public double ramp(double tauMillis) {
        double k = 1 / membraneTauMillis - 1 / tauMillis;
        double x = stepMillis * k;
        double scale = stepMillis * stepMillis / (tauMillis * membraneTauMillis);
        double decay = StrictMath.exp(-stepMillis / tauMillis);
        // The series of (x - 1 + exp(-x)) / x^2, which cancels near 0.
        double shape =
                Math.abs(x) < 1e-3 ? 0.5 - x / 6 + x * x / 24 - x * x * x / 120 : (x + StrictMath.expm1(-x)) / (x * x);
        return scale * decay * shape;
    }
}
