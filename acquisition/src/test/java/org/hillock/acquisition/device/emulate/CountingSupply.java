package org.hillock.acquisition.device.emulate;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/** Samples that tell their own number, in whole counts of the device. */
public class CountingSupply implements SampleSupply {
    /** Samples after which the values come again. */
    public static final int ROUND = 60;

    private static final int CGX_LOW_BITS = 1024;
    private static final int GANGLION_STEP = 128;
    private static final int GANGLION_DIFFERENCE_STEP = 2;

    private final double[] steps;
    private long number;

    public CountingSupply(DeviceProfile profile) {
        this.steps = new double[profile.montage().size()];
        int coarse =
                switch (profile.frame().codec()) {
                    case "cgx" -> CGX_LOW_BITS;
                    case "ganglion" -> profile.frame().firmware() == 2 ? GANGLION_DIFFERENCE_STEP : GANGLION_STEP;
                    default -> 1;
                };
        List<FieldSpec> signal = new ArrayList<>(profile.frame().allFields());
        signal.removeIf(field -> !field.isSignal());
        java.util.Arrays.fill(steps, signal.get(0).scale() * coarse);
    }

    /** The value of a channel at a sample. */
    public float expected(long sample, int channel) {
        return (float) ((sample * 7 + channel * 13L) % ROUND * steps[channel]);
    }

    @Override
    public boolean next(float[] sample) {
        for (int c = 0; c < sample.length; c++) {
            sample[c] = expected(number, c);
        }
        number++;
        return true;
    }

    @Override
    public int trigger() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
