package org.hillock.snn.fixed;

import java.util.OptionalDouble;
import org.hillock.snn.NetworkException;

/**
 * How a {@link FixedPointEngine} rounds, and what it expects of its inputs when it chooses the scale of the 16-bit
 * weights.
 *
 * @param rounding of the membrane equation
 * @param expectedRateHz mean rate of a presynaptic neuron; the toolchain's default is 30
 * @param sigmas standard deviations above the mean that a Poisson sum of inputs may reach; the toolchain's default is 5
 * @param greatestInput greatest sum of weights that arrive at one neuron in one step, by each sign and time
 *     constant, instead of the one that is estimated
 */
public record FixedPointSettings(
        Rounding rounding, double expectedRateHz, double sigmas, OptionalDouble greatestInput) {
    /** Checks the parameters. */
    public FixedPointSettings {
        NetworkException.requirePositive("fixed-point engine, expected rate", expectedRateHz);
        if (!(sigmas >= 0) || sigmas == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused(
                    "fixed-point engine, sigmas", sigmas, "a finite number, 0 or more", "correct it");
        }
        greatestInput.ifPresent(sum -> NetworkException.requirePositive("fixed-point engine, greatest input", sum));
    }

    /** Returns the toolchain's defaults. */
    public static FixedPointSettings standard() {
        return new FixedPointSettings(Rounding.FLOOR, 30, 5, OptionalDouble.empty());
    }

    /** Returns a copy with another rounding. */
    public FixedPointSettings rounding(Rounding other) {
        return new FixedPointSettings(other, expectedRateHz, sigmas, greatestInput);
    }

    /** Returns a copy with a greatest input that is known; needed where weights are set after construction. */
    public FixedPointSettings greatestInput(double sum) {
        return new FixedPointSettings(rounding, expectedRateHz, sigmas, OptionalDouble.of(sum));
    }
}
