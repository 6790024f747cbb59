package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.TestData;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;

/** The contract of sources over a real recording, in which markers come in the order of the file. */
class XdfExampleContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        return new XdfFormat().open(TestData.require("xdf/clock_resets.xdf"));
    }

    @Override
    protected boolean mayDeliverMarkersLate() {
        return true;
    }
}
