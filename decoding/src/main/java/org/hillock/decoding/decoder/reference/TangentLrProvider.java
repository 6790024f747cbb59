package org.hillock.decoding.decoder.reference;

import java.util.Map;
import org.hillock.decoding.decoder.DecoderContext;

/**
 * {@code tangent-lr}: tangent space of 8-30 Hz covariances and logistic regression (Barachant et al., IEEE TBME 59 (2012)
 * 920). Options: {@code penalty}, of the squared weights (1).
 */
public final class TangentLrProvider extends ReferenceProvider {
    /** For the service loader. */
    public TangentLrProvider() {
        super(
                "tangent-lr",
                "Tangent space of 8-30 Hz covariances with logistic regression.",
                MOTOR_BAND,
                RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH,
                Map.of("penalty", 1.0));
    }

    @Override
    ReferenceModel model(DecoderContext context, Map<String, Double> options) {
        int channels = context.layout().channels();
        return new TangentRegression(channels, Math.max(1e-9, option(options, "penalty")));
    }
}
