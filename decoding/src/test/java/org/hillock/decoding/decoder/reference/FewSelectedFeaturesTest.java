package org.hillock.decoding.decoder.reference;

import java.util.Map;
import org.hillock.decoding.decoder.DecoderContract;
import org.hillock.decoding.decoder.DecoderProvider;

class FewSelectedFeaturesTest extends DecoderContract {
    @Override
    protected DecoderProvider provider() {
        return new FilterBankCspLdaProvider();
    }

    @Override
    protected Map<String, Double> options() {
        return Map.of("selected", 8.0);
    }
}
