package org.hillock.decoding.decoder.spiking;

import org.hillock.decoding.decoder.DecoderContract;
import org.hillock.decoding.decoder.DecoderProvider;

class SpikingDecoderContractTest extends DecoderContract {
    @Override
    protected DecoderProvider provider() {
        return new SpikingDecoderProvider();
    }
}
