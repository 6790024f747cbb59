package org.hillock.acquisition.synthetic;

/** Bad contacts: each electrode drifts slowly, and now and then one pops, a jump that dies away. */
final class ElectrodeTrouble implements SignalPart {
    private static final double DRIFT_SECONDS = 20;
    private static final double POP_SECONDS = 0.4;

    private final SplitMix driftRandom;
    private final SplitMix popRandom;
    private final double[] drift;
    private final double[] pop;
    private final double driftDecay;
    private final double driftDrive;
    private final double popDecay;
    private final double popsPerFrame;

    ElectrodeTrouble(SyntheticSettings settings) {
        Artefacts artefacts = settings.artefacts();
        this.driftRandom = new SplitMix(settings.seed(), "drift");
        this.popRandom = new SplitMix(settings.seed(), "pops");
        this.drift = new double[settings.montage().size()];
        this.pop = new double[drift.length];
        this.driftDecay = StrictMath.exp(-1 / (DRIFT_SECONDS * settings.rateHz()));
        this.driftDrive = artefacts.driftMicrovolts() * Math.sqrt(1 - driftDecay * driftDecay);
        this.popDecay = StrictMath.exp(-1 / (POP_SECONDS * settings.rateHz()));
        this.popsPerFrame = artefacts.popsPerMinute() / (60 * settings.rateHz());
        for (int c = 0; c < drift.length; c++) {
            drift[c] = artefacts.driftMicrovolts() * driftRandom.bell();
        }
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        int channels = drift.length;
        for (int f = 0; f < frames; f++) {
            if (popRandom.uniform() < popsPerFrame) {
                int popped = popRandom.below(channels);
                double sign = popRandom.below(2) == 0 ? -1 : 1;
                pop[popped] += sign * popRandom.uniform(60, 250);
            }
            for (int c = 0; c < channels; c++) {
                drift[c] = driftDecay * drift[c] + driftDrive * driftRandom.bell();
                microvolts[f * channels + c] += drift[c] + pop[c];
                pop[c] *= popDecay;
            }
        }
    }
}
