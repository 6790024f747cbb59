package org.hillock.decoding.decoder.reference;

import java.util.Optional;
import org.hillock.decoding.epoch.BandCovariances;
import org.hillock.decoding.spatial.Recentring;
import org.hillock.decoding.spatial.SmallMatrices;

/** Takes a decoder's bands from a segment: checks, shrinks and, if asked, recentres them. */
final class CovarianceInput implements TrialInput {
    private static final int FEWEST_SHRUNK_CHANNELS = 4;
    private static final double SHRINKAGE = 0.02;

    private final int[] bands;
    private final int channels;
    private final Optional<Recentring> recentring;

    CovarianceInput(int[] bands, int channels, Optional<Recentring> recentring) {
        this.bands = bands;
        this.channels = channels;
        this.recentring = recentring;
    }

    @Override
    public CovarianceInput fork() {
        return new CovarianceInput(bands, channels, recentring.map(Recentring::fork));
    }

    /** Copies the bands out of a segment, shrunk where there are more than three channels. */
    @Override
    public double[][] read(BandCovariances segment) {
        segment.requireFinite(bands);
        double[][] out = new double[bands.length][];
        for (int b = 0; b < bands.length; b++) {
            out[b] = segment.epoch(bands[b]).clone();
            if (channels >= FEWEST_SHRUNK_CHANNELS) {
                SmallMatrices.shrink(out[b], channels, SHRINKAGE);
            }
        }
        return out;
    }

    @Override
    public void observe(double[][] covariances) {
        recentring.ifPresent(means -> means.update(covariances));
    }

    @Override
    public double[][] recentre(double[][] covariances) {
        if (recentring.isEmpty() || recentring.get().trials() == 0) {
            return covariances;
        }
        double[][] out = new double[bands.length][channels * channels];
        for (int b = 0; b < bands.length; b++) {
            recentring.get().apply(b, covariances[b], out[b]);
        }
        return out;
    }
}
