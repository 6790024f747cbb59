package org.hillock.tests.benchmark;

import java.util.Random;
import org.hillock.decoding.decoder.spiking.SpikingDecoderProvider;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.epoch.BandSamples;
import org.hillock.decoding.epoch.EpochWindow;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;
import org.hillock.decoding.spatial.CovarianceKernel;

/** Seeded trials of two classes that differ in which channel is loud: six bands, nine windows. */
final class DecoderTrials {
    private static final int KINDS = 20;
    private static final int WINDOW_FRAMES = 250;
    private static final double RATE_HZ = 250;

    private final int channels;
    private final FrontEndLayout layout;
    private final BandCovariances[] covariances = new BandCovariances[KINDS];

    DecoderTrials(int channels) {
        this.channels = channels;
        this.layout =
                new FrontEndLayout(channels, RATE_HZ, new SpikingDecoderProvider().bands(), EpochWindow.MOTOR_IMAGERY);
        for (int kind = 0; kind < KINDS; kind++) {
            covariances[kind] = covariances(new Random(kind), label(kind));
        }
    }

    FrontEndLayout layout() {
        return layout;
    }

    static int label(long sequence) {
        return (int) (sequence % 2);
    }

    Segment segment(long sequence) {
        BandCovariances moments = covariances[(int) (sequence % KINDS)];
        return new Segment(
                sequence, SegmentKind.EPOCH, sequence, 0, true, 0, 0, 0, false, moments, new Unread(WINDOW_FRAMES));
    }

    private BandCovariances covariances(Random random, int label) {
        int bands = layout.bands().size();
        int windowCount = layout.window().windowCount();
        double[][] epochs = new double[bands][channels * channels];
        double[][][] windows = new double[windowCount][bands][];
        for (int b = 0; b < bands; b++) {
            for (int w = 0; w < windowCount; w++) {
                windows[w][b] = covariance(random, label);
                for (int i = 0; i < epochs[b].length; i++) {
                    epochs[b][i] += windows[w][b][i] / windowCount;
                }
            }
        }
        return new BandCovariances(channels, epochs, windows);
    }

    private double[] covariance(Random random, int label) {
        double[] frames = new double[WINDOW_FRAMES * channels];
        for (int i = 0; i < frames.length; i++) {
            double neighbour = i % channels == 0 ? 0 : 0.5 * frames[i - 1];
            frames[i] = (neighbour + random.nextGaussian()) * (i % channels == label ? 1.5 : 1);
        }
        double[] sum = new double[channels * channels];
        CovarianceKernel.accumulate(frames, 0, WINDOW_FRAMES, channels, sum);
        CovarianceKernel.mirror(channels, sum);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= WINDOW_FRAMES;
        }
        return sum;
    }

    /** The spiking decoder looks at covariances only. */
    private record Unread(int frameCount) implements BandSamples {
        @Override
        public void copy(int band, double[] out) {
            throw new UnsupportedOperationException("these trials have no samples");
        }
    }
}
