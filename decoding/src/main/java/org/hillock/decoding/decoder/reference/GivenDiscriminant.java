package org.hillock.decoding.decoder.reference;

/** A linear model that was given, and that labels do not change. Immutable. */
final class GivenDiscriminant implements ReferenceModel {
    private final LinearDiscriminant discriminant;
    private final TrialFeatures features;

    GivenDiscriminant(LinearDiscriminant discriminant, TrialFeatures features) {
        this.discriminant = discriminant;
        this.features = features;
    }

    @Override
    public boolean isGiven() {
        return true;
    }

    @Override
    public void fit(TrialStore store) {
        // What was given stays.
    }

    @Override
    public double[] posterior(double[][] trial) {
        return discriminant.posterior(features.of(trial));
    }

    @Override
    public ReferenceModel fork() {
        return this;
    }
}
