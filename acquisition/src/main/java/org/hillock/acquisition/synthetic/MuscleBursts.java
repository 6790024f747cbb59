package org.hillock.acquisition.synthetic;

/** Bursts of the jaw muscles over one temple: high-passed noise, strongest above 20 Hz, that swells and fades. */
final class MuscleBursts implements SignalPart {
    private static final double MICROVOLTS_RMS = 15;
    private static final double HIGH_PASS_HZ = 30;

    private final SplitMix random;
    private final double[][] weights;
    private final double startsPerFrame;
    private final double rateHz;
    private final double smoothing;
    private final double scale;
    private int side;
    private int age;
    private int length;
    private double slow;

    MuscleBursts(SyntheticSettings settings) {
        this.random = new SplitMix(settings.seed(), "muscles");
        this.weights = new double[][] {
            Projection.below(settings.montage(), "T7", 0.5), Projection.below(settings.montage(), "T8", 0.5)
        };
        this.rateHz = settings.rateHz();
        this.startsPerFrame = settings.artefacts().muscleBurstsPerMinute() / (60 * rateHz);
        this.smoothing = 1 - StrictMath.exp(-2 * StrictMath.PI * HIGH_PASS_HZ / rateHz);
        this.scale = MICROVOLTS_RMS / Math.sqrt(2 * (1 - smoothing) / (2 - smoothing));
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        int channels = weights[0].length;
        for (int f = 0; f < frames; f++) {
            double draw = random.uniform();
            if (age < length) {
                double noise = random.bell();
                slow += smoothing * (noise - slow);
                double through = (age + 0.5) / length;
                double swell = 4 * through * (1 - through);
                Projection.addTo(microvolts, f * channels, weights[side], scale * swell * (noise - slow));
                age++;
            } else if (draw < startsPerFrame) {
                age = 0;
                side = random.below(2);
                length = (int) (rateHz * random.uniform(0.3, 1.5));
            }
        }
    }
}
