package org.hillock.decoding.decoder.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.epoch.Moments;

/**
 * {@code logvar-lda}: recursive linear discriminants on the logarithm of each channel's 8-30 Hz power, the loop that sliding
 * windows are most often decoded by. It costs a logarithm and a product a channel. Takes a given linear model, whose
 * features are the channels in their order. Options: {@code forgetting}, the smallest step of the running moments (0.01);
 * {@code shrinkage} of the covariance (0.1).
 */
public final class LogVarianceLdaProvider extends ReferenceProvider {
    /** For the service loader. */
    public LogVarianceLdaProvider() {
        super(
                "logvar-lda",
                "Recursive linear discriminants on the log-variance of each channel in 8-30 Hz.",
                MOTOR_BAND,
                RefitSchedule.NEVER,
                Map.of("forgetting", 0.01, "shrinkage", 0.1));
    }

    @Override
    public Moments moments() {
        return Moments.POWERS;
    }

    @Override
    public boolean takesWeights() {
        return true;
    }

    @Override
    TrialInput input(DecoderContext context, int[] bandPlaces) {
        return new LogPowerInput(bandPlaces, context.layout().channels(), context.recentred());
    }

    @Override
    ReferenceModel model(DecoderContext context, Map<String, Double> options) {
        int features = bands().size() * context.layout().channels();
        TrialFeatures vector = new VectorItself(features);
        return context.weights().isEmpty()
                ? new RecursiveDiscriminant(
                        store -> vector,
                        context.classes().size(),
                        Math.min(1, option(options, "forgetting")),
                        Math.min(1, Math.max(1e-6, option(options, "shrinkage"))))
                : new GivenDiscriminant(given(context, features), vector);
    }

    private LinearDiscriminant given(DecoderContext context, int features) {
        List<String> classes = context.classes();
        double[][] weights = new double[classes.size()][];
        double[] offsets = new double[classes.size()];
        for (int c = 0; c < offsets.length; c++) {
            double[] row = row(classes.get(c), context.weights().getOrDefault(classes.get(c), List.of()), features);
            weights[c] = Arrays.copyOf(row, features);
            offsets[c] = row[features];
        }
        return LinearDiscriminant.given(weights, offsets);
    }

    private double[] row(String label, List<Double> numbers, int features) {
        String where = "decoder " + name() + ", weights of the class " + label;
        if (numbers.size() != features + 1) {
            throw DecodingException.badInput(
                    where,
                    numbers.size() + " numbers",
                    (features + 1) + ": one a channel and then the offset",
                    "give the model that was trained on these channels");
        }
        double[] row = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw DecodingException.badInput(where, Double.toString(value), "finite numbers", "correct it");
            }
        }
        return row;
    }

    /** What is kept of a trial is the vector already. */
    private record VectorItself(int features) implements TrialFeatures {
        @Override
        public double[] of(double[][] trial) {
            return trial[0];
        }
    }
}
