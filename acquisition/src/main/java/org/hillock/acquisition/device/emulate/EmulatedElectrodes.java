package org.hillock.acquisition.device.emulate;

import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.ImpedanceSpec;
import org.hillock.acquisition.device.profile.ImpedanceSpec.Calibrated;
import org.hillock.acquisition.device.profile.ImpedanceSpec.LeadOffSine;
import org.hillock.acquisition.device.profile.ImpedanceSpec.QuarterRate;

/** What a current that measures impedance adds to samples: ten kiloohms at the first electrode, ten more at each. */
final class EmulatedElectrodes {
    private static final double OHMS = 10_000;
    private static final double MICROVOLTS = 1e6;
    private static final int ALL = -1;

    private final Optional<ImpedanceSpec> spec;
    private final double rateHz;
    private final boolean[] driven;

    EmulatedElectrodes(DeviceProfile profile) {
        this.spec = profile.impedance();
        this.rateHz = profile.sampleRateHz();
        this.driven = new boolean[profile.montage().size()];
    }

    /** Lets the current flow through an electrode, or all of them. */
    void drive(int channel) {
        set(channel, true);
    }

    /** Ends it; tells whether it flowed. */
    boolean release(int channel) {
        return set(channel, false);
    }

    private boolean set(int channel, boolean flows) {
        boolean changed = false;
        for (int c = 0; c < driven.length; c++) {
            if ((channel == ALL || c == channel) && driven[c] != flows) {
                driven[c] = flows;
                changed = true;
            }
        }
        return changed;
    }

    /**
     * Adds the voltages of the electrodes that are driven.
     *
     * @param sample microvolts. Modified.
     * @param number the sample's number since the device was started
     */
    void addVoltages(float[] sample, long number) {
        spec.ifPresent(how -> {
            if (how instanceof LeadOffSine sine) {
                addSine(sine, sample, number);
            } else if (how instanceof QuarterRate carrier) {
                addCarrier(carrier, sample, number);
            } else if (how instanceof Calibrated line) {
                addCarrier(line, sample, number);
            }
        });
    }

    private static double ohms(int channel) {
        return OHMS * (channel + 1);
    }

    /** The amplifier's other gain holds for the whole signal of the electrode. */
    private void addSine(LeadOffSine sine, float[] sample, long number) {
        double wave = StrictMath.sin(2 * StrictMath.PI * sine.frequencyHz() * number / rateHz);
        for (int c = 0; c < sample.length; c++) {
            if (driven[c]) {
                double volts = sine.driveAmps() * (ohms(c) + sine.seriesOhms()) * wave;
                sample[c] = (float) ((sample[c] + volts * MICROVOLTS) / sine.rescale());
            }
        }
    }

    /** A quarter of a round a sample: nothing, up, nothing, down. */
    private void addCarrier(Calibrated line, float[] sample, long number) {
        int wave = (number & 1) == 0 ? 0 : (number & 2) == 0 ? 1 : -1;
        double slope = 10.0 * ExploreEncoder.SLOPE_TENS;
        double offset = ExploreEncoder.OFFSET_HUNDREDTHS / 100.0;
        for (int c = 0; c < sample.length; c++) {
            if (driven[c]) {
                sample[c] += (float) (wave * line.swingMicrovolts(ohms(c), slope, offset) / 2);
            }
        }
    }

    /** Two samples up, two samples down. */
    private void addCarrier(QuarterRate carrier, float[] sample, long number) {
        int sign = (number & 2) == 0 ? 1 : -1;
        for (int c = 0; c < sample.length; c++) {
            if (driven[c]) {
                sample[c] += (float) (sign * ohms(c) * carrier.driveAmps() / carrier.factor() * MICROVOLTS);
            }
        }
    }
}
