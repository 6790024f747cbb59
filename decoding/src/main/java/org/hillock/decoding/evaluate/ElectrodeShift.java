package org.hillock.decoding.evaluate;

import java.util.SplittableRandom;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.epoch.BandSamples;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.spatial.SmallMatrices;

/**
 * An abrupt change of the electrodes: each channel gets a gain of its own between 0.5 and 2, drawn evenly on a logarithmic
 * scale, and 20 % of each channel are replaced by the mean of its neighbours in channel order.
 *
 * <p>The path from the conditioned samples to the covariances is linear before the second moment, so a shift G acts
 * exactly as {@code G C G'}. It is applied behind the re-reference.
 */
public final class ElectrodeShift {
    private static final double LARGEST_GAIN = 2;
    private static final double MIXED_SHARE = 0.2;

    private final int channels;
    private final double[] matrix;
    private final double[] scratch;

    /** Draws a shift. */
    public ElectrodeShift(int channels, long seed) {
        this.channels = channels;
        this.matrix = new double[channels * channels];
        this.scratch = new double[channels * channels];
        SplittableRandom random = new SplittableRandom(seed);
        for (int r = 0; r < channels; r++) {
            double gain = StrictMath.pow(LARGEST_GAIN, 2 * random.nextDouble() - 1);
            int neighbours = (r > 0 ? 1 : 0) + (r < channels - 1 ? 1 : 0);
            matrix[r * channels + r] = gain * (neighbours == 0 ? 1 : 1 - MIXED_SHARE);
            if (r > 0) {
                matrix[r * channels + r - 1] = gain * MIXED_SHARE / neighbours;
            }
            if (r < channels - 1) {
                matrix[r * channels + r + 1] = gain * MIXED_SHARE / neighbours;
            }
        }
    }

    /** The matrix G by which samples are multiplied, row-major; a copy. */
    public double[] matrix() {
        return matrix.clone();
    }

    /** The segment as the shifted electrodes would have given it. */
    public Segment apply(Segment segment) {
        BandCovariances covariances = segment.covariances();
        double[][] epochs = new double[covariances.bands()][];
        double[][][] windows = new double[covariances.windows()][covariances.bands()][];
        for (int b = 0; b < epochs.length; b++) {
            epochs[b] = shifted(covariances.epoch(b));
            for (int w = 0; w < windows.length; w++) {
                windows[w][b] = shifted(covariances.window(w, b));
            }
        }
        return new Segment(
                segment.sequence(),
                segment.kind(),
                segment.trial(),
                segment.instant(),
                segment.lastOfTrial(),
                segment.onsetNanos(),
                segment.endNanos(),
                segment.arrivalNanos(),
                segment.artefact(),
                new BandCovariances(channels, epochs, windows),
                new ShiftedSamples(segment.samples()));
    }

    private double[] shifted(double[] covariance) {
        double[] out = new double[channels * channels];
        SmallMatrices.congruence(matrix, covariance, channels, channels, scratch, out);
        return out;
    }

    private final class ShiftedSamples implements BandSamples {
        private final BandSamples original;

        ShiftedSamples(BandSamples original) {
            this.original = original;
        }

        @Override
        public int frameCount() {
            return original.frameCount();
        }

        @Override
        public void copy(int band, double[] out) {
            original.copy(band, out);
            double[] frame = new double[channels];
            for (int t = 0; t < original.frameCount(); t++) {
                System.arraycopy(out, t * channels, frame, 0, channels);
                for (int r = 0; r < channels; r++) {
                    double sum = 0;
                    for (int c = 0; c < channels; c++) {
                        sum += matrix[r * channels + c] * frame[c];
                    }
                    out[t * channels + r] = sum;
                }
            }
        }
    }
}
