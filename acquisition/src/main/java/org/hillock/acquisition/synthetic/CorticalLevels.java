package org.hillock.acquisition.synthetic;

/**
 * How strong each ongoing part of the signal is, in microvolts RMS; 0 leaves a part out.
 *
 * @param backgroundMicrovolts the 1/f background at every electrode
 * @param alphaMicrovolts the alpha rhythm (10 Hz) at O1 and O2
 * @param muMicrovolts the mu rhythm (11 Hz) at C3 and C4 when idle; 0.6 of it at Cz
 * @param betaMicrovolts the sensorimotor beta rhythm (21 Hz) at C3 and C4 when idle; 0.6 of it at Cz
 * @param sensorMicrovolts the white noise of each amplifier channel
 */
public record CorticalLevels(
        double backgroundMicrovolts,
        double alphaMicrovolts,
        double muMicrovolts,
        double betaMicrovolts,
        double sensorMicrovolts) {
    /** Checks the ranges. */
    public CorticalLevels {
        Ranges.within("the background in microvolts", backgroundMicrovolts, 0, 1000);
        Ranges.within("the alpha rhythm in microvolts", alphaMicrovolts, 0, 1000);
        Ranges.within("the mu rhythm in microvolts", muMicrovolts, 0, 1000);
        Ranges.within("the beta rhythm in microvolts", betaMicrovolts, 0, 1000);
        Ranges.within("the sensor noise in microvolts", sensorMicrovolts, 0, 1000);
    }

    /** A relaxed adult with open eyes and a clear mu rhythm. */
    public static CorticalLevels typical() {
        return new CorticalLevels(8, 6, 3.5, 1.8, 0.7);
    }

    /** No ongoing signal at all, so that a test sees one other part alone. */
    public static CorticalLevels silent() {
        return new CorticalLevels(0, 0, 0, 0, 0);
    }

    /** The same with another background. */
    public CorticalLevels withBackground(double microvolts) {
        return new CorticalLevels(microvolts, alphaMicrovolts, muMicrovolts, betaMicrovolts, sensorMicrovolts);
    }

    /** The same with another alpha rhythm. */
    public CorticalLevels withAlpha(double microvolts) {
        return new CorticalLevels(backgroundMicrovolts, microvolts, muMicrovolts, betaMicrovolts, sensorMicrovolts);
    }

    /** The same with other sensorimotor rhythms. */
    public CorticalLevels withSensorimotor(double newMuMicrovolts, double newBetaMicrovolts) {
        return new CorticalLevels(
                backgroundMicrovolts, alphaMicrovolts, newMuMicrovolts, newBetaMicrovolts, sensorMicrovolts);
    }
}
