package org.hillock.snn.nir;

import org.hillock.snn.NetworkException;

/**
 * How a graph, which has continuous time, becomes a network that runs in steps.
 *
 * @param step length of a step in the unit of the file's time constants
 * @param unitMillis that unit in milliseconds; NIR doesn't fix one, and the frameworks write seconds
 * @param inputRateHz rate of the Poisson spikes of every element of every Input; 0: silent, to be driven by the caller
 */
public record NirSettings(double step, double unitMillis, double inputRateHz) {
    /** Checks the numbers. */
    public NirSettings {
        NetworkException.requirePositive("NIR settings, step", step);
        NetworkException.requirePositive("NIR settings, unit of time", unitMillis);
        if (!(inputRateHz >= 0) || inputRateHz == Double.POSITIVE_INFINITY) {
            throw NetworkException.refused("NIR settings, input rate", inputRateHz + " Hz", "0 or more", "correct it");
        }
    }

    /** Returns steps of so many seconds for a file in seconds, with silent inputs. */
    public static NirSettings seconds(double step) {
        return new NirSettings(step, 1000, 0);
    }

    /** Returns a copy whose inputs fire at a rate. */
    public NirSettings firing(double rateHz) {
        return new NirSettings(step, unitMillis, rateHz);
    }
}
