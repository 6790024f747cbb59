package org.hillock.decoding.decoder.reference;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.decoding.epoch.BandCovariances;

/**
 * The logarithm of each channel's power, band by band, as one vector. Recentring takes the vector's running mean away, which
 * divides each channel's power by its usual one.
 */
final class LogPowerInput implements TrialInput {
    private static final double SMALLEST_POWER = 1e-9;
    private static final double SMALLEST_STEP = 0.03;

    private final int[] bands;
    private final int channels;
    private final Optional<double[]> mean;
    private long seen;

    LogPowerInput(int[] bands, int channels, boolean recentred) {
        this(bands, channels, recentred ? Optional.of(new double[bands.length * channels]) : Optional.empty());
    }

    private LogPowerInput(int[] bands, int channels, Optional<double[]> mean) {
        this.bands = bands;
        this.channels = channels;
        this.mean = mean;
    }

    @Override
    public double[][] read(BandCovariances segment) {
        segment.requireFinite(bands);
        double[] logPowers = new double[bands.length * channels];
        int at = 0;
        for (int band : bands) {
            for (int c = 0; c < channels; c++) {
                logPowers[at++] = StrictMath.log(Math.max(SMALLEST_POWER, segment.power(band, c)));
            }
        }
        return new double[][] {logPowers};
    }

    /** With t trials seen, this one included, the step is {@code max(0.03, 1/t)}, as that of the other recentrings. */
    @Override
    public void observe(double[][] trial) {
        if (mean.isEmpty()) {
            return;
        }
        seen++;
        double step = Math.max(SMALLEST_STEP, 1.0 / seen);
        double[] running = mean.get();
        for (int i = 0; i < running.length; i++) {
            running[i] += step * (trial[0][i] - running[i]);
        }
    }

    @Override
    public double[][] recentre(double[][] trial) {
        if (mean.isEmpty() || seen == 0) {
            return trial;
        }
        double[] running = mean.get();
        double[] centred = Arrays.copyOf(trial[0], trial[0].length);
        for (int i = 0; i < centred.length; i++) {
            centred[i] -= running[i];
        }
        return new double[][] {centred};
    }

    @Override
    public TrialInput fork() {
        LogPowerInput copy = new LogPowerInput(bands, channels, mean.map(double[]::clone));
        copy.seen = seen;
        return copy;
    }
}
