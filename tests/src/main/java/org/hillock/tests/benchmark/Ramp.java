package org.hillock.tests.benchmark;

import java.util.Arrays;
import org.hillock.acquisition.device.emulate.SampleSupply;

/** Values that change. */
final class Ramp implements SampleSupply {
    private int number;

    @Override
    public boolean next(float[] sample) {
        number = (number + 1) & 0xFF;
        Arrays.fill(sample, number);
        return true;
    }

    @Override
    public int trigger() {
        return 0;
    }

    @Override
    public void close() {
        number = 0;
    }
}
