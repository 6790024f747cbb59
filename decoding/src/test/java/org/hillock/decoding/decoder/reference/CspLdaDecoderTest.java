package org.hillock.decoding.decoder.reference;

import org.hillock.decoding.decoder.DecoderContract;
import org.hillock.decoding.decoder.DecoderProvider;

class CspLdaDecoderTest extends DecoderContract {
    @Override
    protected DecoderProvider provider() {
        return new CspLdaProvider();
    }
}
