package org.hillock.acquisition.synthetic;

/** The mains hum, a steady sinusoid whose strength and phase differ a little between electrodes. */
final class MainsHum implements SignalPart {
    private final double[] inPhase;
    private final double[] quadrature;
    private final double cosine;
    private final double sine;
    private double real = 1;
    private double imaginary;

    MainsHum(SyntheticSettings settings) {
        SplitMix random = new SplitMix(settings.seed(), "mains");
        Artefacts artefacts = settings.artefacts();
        int channels = settings.montage().size();
        this.inPhase = new double[channels];
        this.quadrature = new double[channels];
        double angle = 2 * StrictMath.PI * artefacts.mainsHz() / settings.rateHz();
        this.cosine = StrictMath.cos(angle);
        this.sine = StrictMath.sin(angle);
        for (int c = 0; c < channels; c++) {
            double strength = artefacts.mainsMicrovolts() * random.uniform(0.5, 1.5);
            double phase = random.uniform(-0.5, 0.5);
            inPhase[c] = strength * StrictMath.cos(phase);
            quadrature[c] = strength * StrictMath.sin(phase);
        }
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        int channels = inPhase.length;
        for (int f = 0; f < frames; f++) {
            for (int c = 0; c < channels; c++) {
                microvolts[f * channels + c] += inPhase[c] * imaginary + quadrature[c] * real;
            }
            double turned = cosine * real - sine * imaginary;
            double next = sine * real + cosine * imaginary;
            double keepLength = 1.5 - 0.5 * (turned * turned + next * next);
            real = turned * keepLength;
            imaginary = next * keepLength;
        }
    }
}
