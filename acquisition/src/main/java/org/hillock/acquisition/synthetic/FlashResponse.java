package org.hillock.acquisition.synthetic;

import java.util.Arrays;

/** The responses that flashes evoke: a visual one by each, and a P300 by targets. Up to 32 responses may overlap. */
final class FlashResponse implements SignalPart {
    private static final double SECONDS = 0.9;
    private static final int OVERLAPPING = 32;
    private static final int OVER = Integer.MAX_VALUE;

    private final double[] parietal;
    private final double[] occipital;
    private final double[] p300;
    private final double[] visual;
    private final int[] ages = new int[OVERLAPPING];
    private final double[] strengths = new double[OVERLAPPING];
    private int nextSlot;

    FlashResponse(SyntheticSettings settings, Paradigm.P300 paradigm) {
        this.parietal = Projection.below(settings.montage(), "Pz", 0.8);
        this.occipital = Projection.below(settings.montage(), "Oz", Projection.CORTEX);
        int length = (int) (SECONDS * settings.rateHz());
        this.p300 = new double[length];
        this.visual = new double[length];
        Arrays.fill(ages, OVER);
        for (int i = 0; i < length; i++) {
            double seconds = i / settings.rateHz();
            p300[i] = paradigm.amplitudeMicrovolts() * bell(seconds, 0.35, 0.07);
            visual[i] = 1.5 * bell(seconds, 0.11, 0.018) - 2.5 * bell(seconds, 0.17, 0.025);
        }
    }

    private static double bell(double seconds, double centre, double width) {
        double away = (seconds - centre) / width;
        return StrictMath.exp(-0.5 * away * away);
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        int channels = parietal.length;
        for (int f = 0; f < frames; f++) {
            if (tasks.cue[f] != FrameTasks.NONE) {
                ages[nextSlot] = 0;
                strengths[nextSlot] = tasks.cue[f] == Paradigm.P300.TARGET ? tasks.effort[f] : 0;
                nextSlot = (nextSlot + 1) % OVERLAPPING;
            }
            double late = 0;
            double early = 0;
            for (int s = 0; s < OVERLAPPING; s++) {
                if (ages[s] < p300.length) {
                    late += strengths[s] * p300[ages[s]];
                    early += visual[ages[s]];
                    ages[s]++;
                }
            }
            Projection.addTo(microvolts, f * channels, parietal, late);
            Projection.addTo(microvolts, f * channels, occipital, early);
        }
    }
}
