package org.hillock.acquisition.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;

/** A whole synthetic session in memory, with the measures that tests take of it. */
record Session(SyntheticSettings settings, double[][] channels, List<Cue> cues) {
    record Cue(int frame, String label) {}

    static Session of(SyntheticSettings settings) {
        int width = settings.montage().size();
        List<double[]> frames = new ArrayList<>();
        List<Cue> cues = new ArrayList<>();
        try (SyntheticHeadset headset = new SyntheticHeadset(settings)) {
            headset.events()
                    .doOnNext(event -> {
                        if (event instanceof SampleChunk chunk) {
                            for (int f = 0; f < chunk.frameCount(); f++) {
                                double[] frame = new double[width];
                                for (int c = 0; c < width; c++) {
                                    frame[c] = chunk.sample(f, c);
                                }
                                frames.add(frame);
                            }
                            chunk.release();
                        } else if (event instanceof Marker marker) {
                            cues.add(new Cue(
                                    (int) Math.rint(marker.timeNanos() * settings.rateHz() / 1e9), marker.label()));
                        }
                    })
                    .blockLast();
        }
        double[][] channels = new double[width][frames.size()];
        for (int f = 0; f < frames.size(); f++) {
            for (int c = 0; c < width; c++) {
                channels[c][f] = frames.get(f)[c];
            }
        }
        return new Session(settings, channels, List.copyOf(cues));
    }

    /** The default headset with nothing but what a test adds. */
    static SyntheticSettings bare(Paradigm paradigm) {
        return SyntheticSettings.defaults()
                .withParadigm(paradigm)
                .withLevels(CorticalLevels.silent())
                .withArtefacts(Artefacts.none());
    }

    double[] channel(String label) {
        return channels[settings.montage().indexOf(label).orElseThrow()];
    }

    Stream<Cue> cuesOf(String label) {
        return cues.stream().filter(cue -> cue.label().equals(label));
    }

    double rms(String label) {
        double sum = 0;
        for (double value : channel(label)) {
            sum += value * value;
        }
        return Math.sqrt(sum / channel(label).length);
    }

    /** The power density at a frequency, averaged over windows of 4 s, in microvolts squared a hertz. */
    double density(String label, double frequencyHz) {
        double[] signal = channel(label);
        int window = (int) (4 * settings.rateHz());
        double sum = 0;
        int count = 0;
        for (int from = 0; from + window <= signal.length; from += window / 2) {
            sum += density(signal, from, window, settings.rateHz(), frequencyHz);
            count++;
        }
        return sum / count;
    }

    /** The power density at a frequency in one Hann window. */
    static double density(double[] signal, int from, int length, double rateHz, double frequencyHz) {
        double mean = 0;
        for (int i = 0; i < length; i++) {
            mean += signal[from + i] / length;
        }
        double real = 0;
        double imaginary = 0;
        double weight = 0;
        for (int i = 0; i < length; i++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
            double angle = 2 * Math.PI * frequencyHz * i / rateHz;
            double value = hann * (signal[from + i] - mean);
            real += value * Math.cos(angle);
            imaginary += value * Math.sin(angle);
            weight += hann * hann;
        }
        return 2 * (real * real + imaginary * imaginary) / (rateHz * weight);
    }

    /** The mean power density between two frequencies in one window. */
    double bandPower(String label, int from, int length, double fromHz, double toHz) {
        double sum = 0;
        int count = 0;
        double step = settings.rateHz() / length;
        for (double f = fromHz; f <= toHz; f += step) {
            sum += density(channel(label), from, length, settings.rateHz(), f);
            count++;
        }
        return sum / count;
    }
}
