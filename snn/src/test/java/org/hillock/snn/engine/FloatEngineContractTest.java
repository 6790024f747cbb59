package org.hillock.snn.engine;

import org.hillock.snn.network.Network;

class FloatEngineContractTest extends SimulatorContract {
    @Override
    protected Simulator engine(Network network, long seed) {
        return new FloatEngine(network, seed);
    }
}
