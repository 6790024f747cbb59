package org.hillock.decoding.decoder.reference;

import java.util.Map;
import org.hillock.decoding.decoder.DecoderContext;

/**
 * {@code fbcsp-lda}: common spatial patterns of six narrow bands, shrinkage discriminants (Ang et al., IJCNN 2008).
 * Options: {@code filters}, of each end and band (2); {@code selected}, how many features mutual information picks (0 for
 * all).
 */
public final class FilterBankCspLdaProvider extends ReferenceProvider {
    /** For the service loader. */
    public FilterBankCspLdaProvider() {
        super(
                "fbcsp-lda",
                "Common spatial patterns of six narrow bands with shrinkage linear discriminants.",
                FILTER_BANK,
                RefitSchedule.EVERY_LABEL_THEN_EVERY_TENTH,
                Map.of("filters", 2.0, "selected", 0.0));
    }

    @Override
    ReferenceModel model(DecoderContext context, Map<String, Double> options) {
        int channels = context.layout().channels();
        return new BankDiscriminant(FILTER_BANK.size(), channels, (int) Math.max(1, option(options, "filters")), (int)
                option(options, "selected"));
    }
}
