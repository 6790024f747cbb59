package org.hillock.acquisition.synthetic;

import java.time.Duration;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Montage;

/**
 * Everything that determines a synthetic session; equal settings give equal bits.
 *
 * @param montage the electrodes; each needs a place on the head
 * @param rateHz frames per second, 50 to 20000
 * @param seed of all random numbers
 * @param paradigm what the person does
 * @param timing how a trial runs
 * @param trials how many trials there are; 0 means that the session never ends by itself
 * @param chunk how long a chunk is; at least one frame
 * @param levels the ongoing signal
 * @param artefacts what spoils it
 */
public record SyntheticSettings(
        Montage montage,
        double rateHz,
        long seed,
        Paradigm paradigm,
        TrialTiming timing,
        int trials,
        Duration chunk,
        CorticalLevels levels,
        Artefacts artefacts) {
    /** Sixteen electrodes over the whole head. */
    public static final Montage SIXTEEN = Montage.eeg(
            "Fp1", "Fp2", "F3", "Fz", "F4", "T7", "C3", "Cz", "C4", "T8", "P3", "Pz", "P4", "O1", "Oz", "O2");

    /** Checks the ranges and that every electrode has a place. */
    public SyntheticSettings {
        Ranges.within("the sample rate in Hz", rateHz, 50, 20_000);
        Ranges.within("the number of trials", trials, 0, 1_000_000);
        Ranges.within("the length of a chunk in seconds", chunk.toNanos() / 1e9, 0.0001, 10);
        for (Channel channel : montage.channels()) {
            if (channel.position().isEmpty()) {
                throw new IllegalArgumentException("the synthetic headset has no place on the head for channel '"
                        + channel.label() + "': use a label of the 10-20 system or give the channel a position");
            }
        }
        for (String dead : artefacts.deadChannels()) {
            if (montage.indexOf(dead).isEmpty()) {
                throw new IllegalArgumentException(
                        "the dead channel '" + dead + "' is none of the montage's " + montage.labels());
            }
        }
        if (paradigm instanceof Paradigm.Ssvep ssvep) {
            ssvep.frequenciesHz().forEach(f -> Ranges.within("a flicker's frequency in Hz", f, 0, 0.49 * rateHz));
        }
    }

    /** Left- and right-hand imagery, sixteen electrodes at 250 Hz in chunks of 40 ms, 40 trials, typical artefacts. */
    public static SyntheticSettings defaults() {
        return new SyntheticSettings(
                SIXTEEN,
                250,
                1,
                Paradigm.motorImagery(),
                TrialTiming.cued(),
                40,
                Duration.ofMillis(40),
                CorticalLevels.typical(),
                Artefacts.typical());
    }

    /** The same with other electrodes. */
    public SyntheticSettings withMontage(Montage electrodes) {
        return new SyntheticSettings(electrodes, rateHz, seed, paradigm, timing, trials, chunk, levels, artefacts);
    }

    /** The same at another rate. */
    public SyntheticSettings withRate(double framesPerSecond) {
        return new SyntheticSettings(
                montage, framesPerSecond, seed, paradigm, timing, trials, chunk, levels, artefacts);
    }

    /** The same with other random numbers. */
    public SyntheticSettings withSeed(long newSeed) {
        return new SyntheticSettings(montage, rateHz, newSeed, paradigm, timing, trials, chunk, levels, artefacts);
    }

    /** Another paradigm with the timing that suits it. */
    public SyntheticSettings withParadigm(Paradigm asked) {
        return new SyntheticSettings(
                montage, rateHz, seed, asked, TrialTiming.of(asked), trials, chunk, levels, artefacts);
    }

    /** The same with another timing of trials. */
    public SyntheticSettings withTiming(TrialTiming trial) {
        return new SyntheticSettings(montage, rateHz, seed, paradigm, trial, trials, chunk, levels, artefacts);
    }

    /** The same with another number of trials; 0 for a session without an end. */
    public SyntheticSettings withTrials(int number) {
        return new SyntheticSettings(montage, rateHz, seed, paradigm, timing, number, chunk, levels, artefacts);
    }

    /** The same in chunks of another length; the samples don't depend on it. */
    public SyntheticSettings withChunk(Duration length) {
        return new SyntheticSettings(montage, rateHz, seed, paradigm, timing, trials, length, levels, artefacts);
    }

    /** The same with another ongoing signal. */
    public SyntheticSettings withLevels(CorticalLevels ongoing) {
        return new SyntheticSettings(montage, rateHz, seed, paradigm, timing, trials, chunk, ongoing, artefacts);
    }

    /** The same with other artefacts. */
    public SyntheticSettings withArtefacts(Artefacts spoiling) {
        return new SyntheticSettings(montage, rateHz, seed, paradigm, timing, trials, chunk, levels, spoiling);
    }

    int frames(Duration duration) {
        return (int) StrictMath.rint(duration.toNanos() * rateHz / 1e9);
    }

    int framesPerChunk() {
        return Math.max(1, frames(chunk));
    }
}
