package org.hillock.acquisition.synthetic;

/**
 * A waxing and waning rhythm: a damped rotation that noise keeps going, whose spectrum is one peak. Its power may fall
 * while a task runs.
 */
final class Rhythm implements SignalPart {
    private static final double RESPONSE_SECONDS = 0.25;

    private final SplitMix random;
    private final double[] weights;
    private final double[] fallOfClass;
    private final double cosine;
    private final double sine;
    private final double drive;
    private final double response;
    private double real;
    private double imaginary;
    private double power = 1;

    /**
     * Makes one rhythm.
     *
     * @param part the name of its random numbers
     * @param centreHz the peak
     * @param widthHz the width of the peak at half of its power
     * @param weights microvolts RMS a channel when idle
     * @param fallOfClass the share of the power that each class of the paradigm takes away
     */
    Rhythm(
            SyntheticSettings settings,
            String part,
            double centreHz,
            double widthHz,
            double[] weights,
            double[] fallOfClass) {
        this.random = new SplitMix(settings.seed(), part);
        this.weights = weights;
        this.fallOfClass = fallOfClass;
        double radius = StrictMath.exp(-StrictMath.PI * widthHz / settings.rateHz());
        double angle = 2 * StrictMath.PI * centreHz / settings.rateHz();
        this.cosine = radius * StrictMath.cos(angle);
        this.sine = radius * StrictMath.sin(angle);
        this.drive = Math.sqrt(1 - radius * radius);
        this.response = 1 - StrictMath.exp(-1 / (RESPONSE_SECONDS * settings.rateHz()));
        this.real = random.bell();
        this.imaginary = random.bell();
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        for (int f = 0; f < frames; f++) {
            double turned = cosine * real - sine * imaginary + drive * random.bell();
            imaginary = sine * real + cosine * imaginary + drive * random.bell();
            real = turned;
            int task = tasks.running[f];
            double target = task == FrameTasks.NONE ? 1 : 1 - fallOfClass[task] * tasks.effort[f];
            power += response * (target - power);
            Projection.addTo(microvolts, f * weights.length, weights, real * Math.sqrt(power));
        }
    }
}
