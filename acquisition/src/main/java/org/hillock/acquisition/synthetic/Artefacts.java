package org.hillock.acquisition.synthetic;

import java.util.Set;

/**
 * What spoils the signal.
 *
 * @param blinksPerMinute mean number of blinks, at random times; about 100 microvolts at Fp1 and Fp2
 * @param muscleBurstsPerMinute mean number of muscle bursts over a temple, 0.3 to 1.5 s long
 * @param mainsHz the mains frequency, 50 or 60; 0 leaves it out
 * @param mainsMicrovolts the mean amplitude of the mains hum; it differs between electrodes
 * @param driftMicrovolts the RMS of each electrode's slow drift (time constant 20 s)
 * @param popsPerMinute mean number of electrode pops in the whole montage: a jump that decays within a second
 * @param deadChannels the labels of channels that read 0 throughout
 */
public record Artefacts(
        double blinksPerMinute,
        double muscleBurstsPerMinute,
        double mainsHz,
        double mainsMicrovolts,
        double driftMicrovolts,
        double popsPerMinute,
        Set<String> deadChannels) {
    /** Checks the ranges and copies the set. */
    public Artefacts {
        Ranges.within("blinks per minute", blinksPerMinute, 0, 120);
        Ranges.within("muscle bursts per minute", muscleBurstsPerMinute, 0, 60);
        if (mainsHz != 0 && mainsHz != 50 && mainsHz != 60) {
            throw new IllegalArgumentException("the mains frequency is 50 or 60 Hz, or 0 for none, not " + mainsHz);
        }
        Ranges.within("the mains hum in microvolts", mainsMicrovolts, 0, 10_000);
        Ranges.within("the drift in microvolts", driftMicrovolts, 0, 10_000);
        Ranges.within("electrode pops per minute", popsPerMinute, 0, 600);
        deadChannels = Set.copyOf(deadChannels);
    }

    /** A clean laboratory: blinks, few bursts, little hum and drift. */
    public static Artefacts typical() {
        return new Artefacts(8, 2, 50, 1.5, 8, 0.2, Set.of());
    }

    /** None at all. */
    public static Artefacts none() {
        return new Artefacts(0, 0, 0, 0, 0, 0, Set.of());
    }

    /** The same with another number of blinks a minute. */
    public Artefacts withBlinks(double perMinute) {
        return new Artefacts(
                perMinute,
                muscleBurstsPerMinute,
                mainsHz,
                mainsMicrovolts,
                driftMicrovolts,
                popsPerMinute,
                deadChannels);
    }

    /** The same with another number of muscle bursts a minute. */
    public Artefacts withMuscleBursts(double perMinute) {
        return new Artefacts(
                blinksPerMinute, perMinute, mainsHz, mainsMicrovolts, driftMicrovolts, popsPerMinute, deadChannels);
    }

    /** The same with another mains hum. */
    public Artefacts withMains(double frequencyHz, double microvolts) {
        return new Artefacts(
                blinksPerMinute,
                muscleBurstsPerMinute,
                frequencyHz,
                microvolts,
                driftMicrovolts,
                popsPerMinute,
                deadChannels);
    }

    /** The same with another drift and number of pops a minute. */
    public Artefacts withElectrodes(double newDriftMicrovolts, double newPopsPerMinute) {
        return new Artefacts(
                blinksPerMinute,
                muscleBurstsPerMinute,
                mainsHz,
                mainsMicrovolts,
                newDriftMicrovolts,
                newPopsPerMinute,
                deadChannels);
    }

    /** The same with these dead channels. */
    public Artefacts withDeadChannels(String... labels) {
        return new Artefacts(
                blinksPerMinute,
                muscleBurstsPerMinute,
                mainsHz,
                mainsMicrovolts,
                driftMicrovolts,
                popsPerMinute,
                Set.of(labels));
    }
}
