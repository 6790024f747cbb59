package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.feature.RunningWhitener;
import org.hillock.snn.CounterRandom;

/** One column: features, their running whitening, the network and the running scale of its margin. */
final class SpikingColumn<R> {
    private static final double SMALLEST_STATISTICS_STEP = 0.005;
    private static final double SMALLEST_SCALE_STEP = 0.02;

    private final FeatureExtractor extractor;
    private final RunningWhitener whitener;
    private final ClassNetwork<R> network;
    private final int classes;
    private final long salt;
    private final double[][] features;
    private final double[][] whitened;
    private final double[] mean;
    private double squaredMargin;
    private long decisions;

    SpikingColumn(
            FeatureExtractor extractor, double shrinkage, int classes, long salt, ClassNetwork.Factory<R> factory) {
        this(
                extractor,
                new RunningWhitener(extractor.features(), shrinkage, SMALLEST_STATISTICS_STEP),
                factory.create(extractor.features(), extractor.windows(), classes),
                classes,
                salt);
    }

    private SpikingColumn(
            FeatureExtractor extractor, RunningWhitener whitener, ClassNetwork<R> network, int classes, long salt) {
        this.extractor = extractor;
        this.whitener = whitener;
        this.network = network;
        this.classes = classes;
        this.salt = salt;
        this.features = new double[extractor.windows()][extractor.features()];
        this.whitened = new double[extractor.windows()][extractor.features()];
        this.mean = new double[extractor.features()];
    }

    /** A column in the same state; the extractor, which has no state between trials, must be the copy's own. */
    SpikingColumn<R> fork(FeatureExtractor ownExtractor) {
        SpikingColumn<R> copy = new SpikingColumn<>(ownExtractor, whitener.fork(), network.fork(), classes, salt);
        copy.squaredMargin = squaredMargin;
        copy.decisions = decisions;
        return copy;
    }

    /** Extracts a trial's features and, where allowed, lets them move the running statistics. */
    void extract(TrialCovariances trial, FilterSet filters, boolean moveStatistics) {
        extractor.extract(trial, filters, features);
        if (moveStatistics) {
            averageWindows();
            whitener.observe(mean);
        }
    }

    /** Lets the features that were extracted last move the running statistics, and makes that count. */
    void observe() {
        averageWindows();
        whitener.observe(mean);
        whitener.refresh();
    }

    /** A copy of the extracted features, by window. */
    double[][] features() {
        double[][] copy = new double[features.length][];
        for (int w = 0; w < copy.length; w++) {
            copy[w] = features[w].clone();
        }
        return copy;
    }

    /** Puts features back in the place of extracted ones. */
    void recall(double[][] extracted) {
        for (int w = 0; w < features.length; w++) {
            System.arraycopy(extracted[w], 0, features[w], 0, features[w].length);
        }
    }

    private void averageWindows() {
        for (int f = 0; f < mean.length; f++) {
            double sum = 0;
            for (double[] window : features) {
                sum += window[f];
            }
            mean[f] = sum / features.length;
        }
    }

    /** Makes the statistics that were moved count; costs an eigenproblem. */
    void refreshWhitening() {
        whitener.refresh();
    }

    /** Whitens the extracted features and presents them to the network. */
    R present(long seed, long sequence) {
        for (int w = 0; w < features.length; w++) {
            whitener.whiten(features[w], whitened[w]);
        }
        return network.present(whitened, CounterRandom.bits(seed ^ salt, sequence));
    }

    /**
     * Adds this column's scaled margins: a class's potential against the mean of all, divided by the running root mean
     * square difference of two classes.
     *
     * @param moveScale whether the present trial first moves the running scale
     * @param margins one value a class. Modified.
     */
    void addMargins(boolean moveScale, double[] margins) {
        double centre = 0;
        for (int c = 0; c < classes; c++) {
            centre += network.potential(c);
        }
        centre /= classes;
        double squares = 0;
        for (int c = 0; c < classes; c++) {
            double d = network.potential(c) - centre;
            squares += d * d;
        }
        if (moveScale || decisions == 0) {
            decisions++;
            double a = Math.max(SMALLEST_SCALE_STEP, 1.0 / decisions);
            squaredMargin = (1 - a) * squaredMargin + a * (2 * squares / (classes - 1));
        }
        double scale = squaredMargin > 0 ? 1 / Math.sqrt(squaredMargin) : 0;
        for (int c = 0; c < classes; c++) {
            margins[c] += (network.potential(c) - centre) * scale;
        }
    }

    long learn(R raster, int label) {
        return network.learn(raster, label);
    }

    void forget() {
        whitener.forget();
        network.forget();
    }

    long spikes() {
        return network.spikes();
    }

    long synapticOperations() {
        return network.synapticOperations();
    }
}
