package org.hillock.decoding.decoder.reference;

import java.util.Map;
import org.hillock.decoding.decoder.DecoderContext;

/**
 * {@code online-lda}: recursive discriminants on the log-variances of a filter bank's spatial patterns; filters are
 * refreshed after labels 10 and 15 and after every twentieth. Options: {@code filters}, of each end and band (2); {@code
 * forgetting}, the smallest step of the running moments (0.01); {@code shrinkage} of the covariance (0.05).
 */
public final class OnlineLdaProvider extends ReferenceProvider {
    /** For the service loader. */
    public OnlineLdaProvider() {
        super(
                "online-lda",
                "Recursive linear discriminants on common spatial patterns of six narrow bands.",
                FILTER_BANK,
                RefitSchedule.EVERY_TWENTIETH,
                Map.of("filters", 2.0, "forgetting", 0.01, "shrinkage", 0.05));
    }

    @Override
    ReferenceModel model(DecoderContext context, Map<String, Double> options) {
        int channels = context.layout().channels();
        int classes = context.classes().size();
        int perEnd = (int) Math.max(1, option(options, "filters"));
        return new RecursiveDiscriminant(
                store -> SpatialBank.fit(store, FILTER_BANK.size(), channels, perEnd),
                classes,
                Math.min(1, option(options, "forgetting")),
                Math.min(1, Math.max(1e-6, option(options, "shrinkage"))));
    }
}
