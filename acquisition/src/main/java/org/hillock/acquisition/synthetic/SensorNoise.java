package org.hillock.acquisition.synthetic;

/** The white noise of each amplifier channel. */
final class SensorNoise implements SignalPart {
    private final SplitMix random;
    private final double microvoltsRms;
    private final int channels;

    SensorNoise(SyntheticSettings settings) {
        this.random = new SplitMix(settings.seed(), "sensors");
        this.microvoltsRms = settings.levels().sensorMicrovolts();
        this.channels = settings.montage().size();
    }

    @Override
    public void addTo(int frames, FrameTasks tasks, double[] microvolts) {
        for (int i = 0; i < frames * channels; i++) {
            microvolts[i] += microvoltsRms * random.bell();
        }
    }
}
