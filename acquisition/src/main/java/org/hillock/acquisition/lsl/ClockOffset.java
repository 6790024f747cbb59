package org.hillock.acquisition.lsl;

/**
 * One estimate of an outlet's clock.
 *
 * @param correctionSeconds what to add to the outlet's stamps to get local time
 * @param uncertaintySeconds the round trip of the best probe; the error is at most half of it
 * @param remoteSeconds the outlet's time of that probe
 */
public record ClockOffset(double correctionSeconds, double uncertaintySeconds, double remoteSeconds) {
    /** From the four times of a probe: sent, received there, answered there, received here (RFC 5905, section 8). */
    static ClockOffset of(double t0, double t1, double t2, double t3) {
        double roundTrip = (t3 - t0) - (t2 - t1);
        double offset = ((t1 - t0) + (t2 - t3)) / 2;
        return new ClockOffset(-offset, roundTrip, (t1 + t2) / 2);
    }

    boolean isBetterThan(ClockOffset other) {
        return uncertaintySeconds < other.uncertaintySeconds;
    }
}
