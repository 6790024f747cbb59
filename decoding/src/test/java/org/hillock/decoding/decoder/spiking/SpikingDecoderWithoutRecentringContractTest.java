package org.hillock.decoding.decoder.spiking;

class SpikingDecoderWithoutRecentringContractTest extends SpikingDecoderContractTest {
    @Override
    protected boolean recentred() {
        return false;
    }
}
