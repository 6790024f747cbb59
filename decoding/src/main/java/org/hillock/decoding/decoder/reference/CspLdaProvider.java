package org.hillock.decoding.decoder.reference;

import java.util.Map;
import org.hillock.decoding.decoder.DecoderContext;

/**
 * {@code csp-lda}: common spatial patterns of 8-30 Hz, log-variances, shrinkage discriminants (Blankertz et al., IEEE
 * Signal Processing Magazine 25 (2008) 41). Options: {@code filters}, of each end (3).
 */
public final class CspLdaProvider extends ReferenceProvider {
    /** For the service loader. */
    public CspLdaProvider() {
        super(
                "csp-lda",
                "Common spatial patterns of 8-30 Hz with shrinkage linear discriminants.",
                MOTOR_BAND,
                RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH,
                Map.of("filters", 3.0));
    }

    @Override
    ReferenceModel model(DecoderContext context, Map<String, Double> options) {
        int channels = context.layout().channels();
        return new BankDiscriminant(1, channels, (int) Math.max(1, option(options, "filters")), 0);
    }
}
