package org.hillock.decoding.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.epoch.BandSamples;
import org.hillock.decoding.epoch.EpochWindow;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;

/**
 * Generated trials of a separable problem: per class one source of its own is twice as strong as the others, sources are
 * mixed over the channels by one fixed matrix, and every source's power varies from trial to trial.
 */
public final class SyntheticTrials {
    private static final double STRONG = 2;
    private static final double JITTER = 0.15;
    private static final long TRIAL_NANOS = 8_000_000_000L;
    private static final long END_NANOS = 3_492_000_000L;

    private final FrontEndLayout layout;
    private final SplittableRandom random;
    private final double[] mixing;

    /** Trials of six channels at 125 Hz with these bands. */
    public SyntheticTrials(List<Band> bands, long seed) {
        this.layout = new FrontEndLayout(6, 125, bands, EpochWindow.MOTOR_IMAGERY);
        this.random = new SplittableRandom(seed);
        this.mixing = new double[6 * 6];
        for (int i = 0; i < mixing.length; i++) {
            mixing[i] = gaussian() + (i % 7 == 0 ? 2 : 0);
        }
    }

    /** The shape of the segments. */
    public FrontEndLayout layout() {
        return layout;
    }

    /** Labels that alternate, for a number of trials. */
    public static int[] alternating(int trials, int classes) {
        int[] labels = new int[trials];
        for (int i = 0; i < trials; i++) {
            labels[i] = (i + i / classes) % classes;
        }
        return labels;
    }

    /** Labels drawn at random. */
    public static int[] drawn(int trials, int classes, long seed) {
        SplittableRandom draw = new SplittableRandom(seed);
        int[] labels = new int[trials];
        for (int i = 0; i < trials; i++) {
            labels[i] = draw.nextInt(classes);
        }
        return labels;
    }

    /** One trial a label, numbered from 0. */
    public List<Segment> segments(int[] labels) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            segments.add(segment(i, labels[i]));
        }
        return segments;
    }

    /** One trial. */
    public Segment segment(long sequence, int label) {
        int channels = layout.channels();
        int[] hops = layout.window().hopFrames(layout.rateHz());
        int frames = hops[hops.length - 1];
        double[][] samples = new double[layout.bands().size()][];
        for (int b = 0; b < samples.length; b++) {
            samples[b] = bandSamples(label, channels, frames);
        }
        return of(sequence, false, samples, hops);
    }

    /** The same segment with the artefact mark. */
    public static Segment spoilt(Segment s) {
        return new Segment(
                s.sequence(),
                s.kind(),
                s.trial(),
                s.instant(),
                s.lastOfTrial(),
                s.onsetNanos(),
                s.endNanos(),
                s.arrivalNanos(),
                true,
                s.covariances(),
                s.samples());
    }

    /** A trial in which one sample of every band is not a number. */
    public Segment notANumber(long sequence) {
        int[] hops = layout.window().hopFrames(layout.rateHz());
        double[][] samples = new double[layout.bands().size()][];
        for (int b = 0; b < samples.length; b++) {
            samples[b] = bandSamples(0, layout.channels(), hops[hops.length - 1]);
            samples[b][100] = Double.NaN;
        }
        return of(sequence, false, samples, hops);
    }

    private double[] bandSamples(int label, int channels, int frames) {
        double[] strength = new double[channels];
        for (int s = 0; s < channels; s++) {
            strength[s] = (s == label ? STRONG : 1) * StrictMath.exp(JITTER * gaussian());
        }
        double[] out = new double[frames * channels];
        double[] source = new double[channels];
        for (int t = 0; t < frames; t++) {
            for (int s = 0; s < channels; s++) {
                source[s] = strength[s] * gaussian();
            }
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                for (int s = 0; s < channels; s++) {
                    sum += mixing[c * channels + s] * source[s];
                }
                out[t * channels + c] = sum;
            }
        }
        return out;
    }

    private Segment of(long sequence, boolean artefact, double[][] samples, int[] hops) {
        EpochWindow window = layout.window();
        int bands = samples.length;
        double[][] epochs = new double[bands][];
        double[][][] windows = new double[window.windowCount()][bands][];
        for (int b = 0; b < bands; b++) {
            epochs[b] = covariance(samples[b], 0, hops[hops.length - 1]);
            for (int w = 0; w < windows.length; w++) {
                windows[w][b] = covariance(samples[b], hops[w], hops[w + window.hopsPerWindow()]);
            }
        }
        long onset = sequence * TRIAL_NANOS;
        return new Segment(
                sequence,
                SegmentKind.EPOCH,
                sequence,
                0,
                true,
                onset,
                onset + END_NANOS,
                onset + END_NANOS,
                artefact,
                new BandCovariances(layout.channels(), epochs, windows),
                new Frames(samples, hops[hops.length - 1]));
    }

    private double[] covariance(double[] samples, int from, int to) {
        int n = layout.channels();
        double[] out = new double[n * n];
        for (int t = from; t < to; t++) {
            for (int r = 0; r < n; r++) {
                for (int c = 0; c < n; c++) {
                    out[r * n + c] += samples[t * n + r] * samples[t * n + c] / (to - from);
                }
            }
        }
        return out;
    }

    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private static final class Frames implements BandSamples {
        private final double[][] samples;
        private final int frameCount;

        Frames(double[][] samples, int frameCount) {
            this.samples = samples;
            this.frameCount = frameCount;
        }

        @Override
        public int frameCount() {
            return frameCount;
        }

        @Override
        public void copy(int band, double[] out) {
            System.arraycopy(samples[band], 0, out, 0, samples[band].length);
        }
    }
}
