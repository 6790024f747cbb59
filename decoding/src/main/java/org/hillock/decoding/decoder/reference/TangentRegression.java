package org.hillock.decoding.decoder.reference;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tangent space of one band and logistic regression. */
final class TangentRegression implements ReferenceModel {
    private final int channels;
    private final double penalty;
    private @Nullable Fit fit;

    TangentRegression(int channels, double penalty) {
        this.channels = channels;
        this.penalty = penalty;
    }

    private record Fit(TangentSpace space, LogisticRegression regression) {}

    @Override
    public void fit(TrialStore store) {
        List<StoredTrial> trials = store.trials();
        TangentSpace space = TangentSpace.at(trials, channels);
        double[][] rows = new double[trials.size()][];
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = space.vector(trials.get(i).covariances()[0]);
            labels[i] = trials.get(i).label();
        }
        fit = new Fit(space, LogisticRegression.fit(rows, labels, store.classes(), penalty));
    }

    @Override
    public double[] posterior(double[][] covariances) {
        Fit current = Objects.requireNonNull(fit, "posterior before the first fit");
        return current.regression().posterior(current.space().vector(covariances[0]));
    }

    @Override
    public ReferenceModel fork() {
        TangentRegression copy = new TangentRegression(channels, penalty);
        Fit current = fit;
        if (current != null) {
            copy.fit = new Fit(current.space().fork(), current.regression());
        }
        return copy;
    }
}
