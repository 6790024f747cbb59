package org.hillock.acquisition.synthetic;

/** Eye blinks: a wave of 0.35 s with a fast rise and a slow fall, largest at the forehead. */
final class Blinks implements SignalPart {
    private static final double SECONDS = 0.35;
    private static final double PEAK_MICROVOLTS = 110;

    private final SplitMix random;
    private final double[] weights;
    private final double[] shape;
    private final double startsPerFrame;
    private int age;
    private double strength;

    Blinks(SyntheticSettings settings) {
        this.random = new SplitMix(settings.seed(), "blinks");
        this.weights = Projection.below(settings.montage(), "Fpz", 0.5);
        this.startsPerFrame = settings.artefacts().blinksPerMinute() / (60 * settings.rateHz());
        this.shape = new double[Math.max(1, (int) (SECONDS * settings.rateHz()))];
        this.age = shape.length;
        for (int i = 0; i < shape.length; i++) {
            double warped = Math.sqrt((i + 0.5) / shape.length);
            double wave = StrictMath.sin(StrictMath.PI * warped);
            shape[i] = PEAK_MICROVOLTS * wave * wave;
        }
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        for (int f = 0; f < frames; f++) {
            double draw = random.uniform();
            if (age < shape.length) {
                Projection.addTo(microvolts, f * weights.length, weights, strength * shape[age]);
                age++;
            } else if (draw < startsPerFrame) {
                age = 0;
                strength = 0.7 + 0.6 * random.uniform();
            }
        }
    }
}
