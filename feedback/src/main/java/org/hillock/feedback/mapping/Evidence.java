package org.hillock.feedback.mapping;

import java.util.Arrays;
import org.hillock.decoding.decoder.Posterior;

/**
 * Leaky accumulation of log odds over decisions: {@code L[c] = leak L[c] + ln p[c]}, normalised to a posterior again.
 *
 * <p>Without a leak this is the sequential test of Wald (1945) for independent decisions under equal priors; the leak of
 * {@code 1 - 1/n} forgets decisions that belong to an earlier intent (Usher and McClelland 2001).
 */
final class Evidence {
    /** A certain decision must stay revocable: its odds are held at a million to one. */
    private static final double FLOOR = 1e-6;

    private final double leak;
    private double[] logOdds = new double[0];

    Evidence(int decisions) {
        this.leak = 1 - 1.0 / decisions;
    }

    Posterior add(Posterior posterior) {
        if (logOdds.length != posterior.size()) {
            logOdds = new double[posterior.size()];
        }
        for (int c = 0; c < logOdds.length; c++) {
            logOdds[c] = leak * logOdds[c] + StrictMath.log(Math.max(FLOOR, posterior.probability(c)));
        }
        return normalised();
    }

    private Posterior normalised() {
        double highest = Arrays.stream(logOdds).max().orElse(0);
        double[] odds = new double[logOdds.length];
        double sum = 0;
        for (int c = 0; c < odds.length; c++) {
            odds[c] = StrictMath.exp(logOdds[c] - highest);
            sum += odds[c];
        }
        for (int c = 0; c < odds.length; c++) {
            odds[c] /= sum;
        }
        return Posterior.of(odds);
    }

    void forget() {
        Arrays.fill(logOdds, 0);
    }
}
