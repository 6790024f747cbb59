package org.hillock.acquisition.device.profile;

import java.util.List;

/** How the impedance of electrodes is measured. */
public sealed interface ImpedanceSpec {
    /** Switches the measuring on; may hold {@code {channel}} where one electrode is measured after the other. */
    List<CommandStep> on();

    /** And off again, with the usual settings. */
    List<CommandStep> off();

    /** How long to listen. */
    double windowSeconds();

    /**
     * A sinusoidal current through one electrode after the other, and its voltage.
     *
     * @param driveAmps the current's amplitude
     * @param frequencyHz its frequency
     * @param seriesOhms what the board itself puts in series
     * @param rescale what samples are multiplied with meanwhile, since the amplifier's gain is another: the usual gain over
     *     it
     * @param channelCodes what stands for {@code {channel}} in the commands, one a channel
     */
    record LeadOffSine(
            double driveAmps,
            double frequencyHz,
            double seriesOhms,
            double windowSeconds,
            double rescale,
            List<String> channelCodes,
            List<CommandStep> on,
            List<CommandStep> off)
            implements ImpedanceSpec {
        private static final double MICROVOLT = 1e-6;

        /** Copies the lists. */
        public LeadOffSine {
            channelCodes = List.copyOf(channelCodes);
            on = List.copyOf(on);
            off = List.copyOf(off);
        }

        /**
         * The impedance of an amplitude, not below 0.
         *
         * @param amplitudeMicrovolts the voltage's amplitude, half of its swing
         */
        public double ohms(double amplitudeMicrovolts) {
            return Math.max(0, amplitudeMicrovolts * MICROVOLT / driveAmps - seriesOhms);
        }
    }

    /**
     * A carrier of a quarter of the sample rate on all electrodes at once: of four samples in a row the third less the first
     * and the fourth less the second swing with it.
     *
     * @param driveAmps the current's amplitude
     * @param factor what half of the larger swing is multiplied with to be the voltage's amplitude
     */
    record QuarterRate(
            double driveAmps, double factor, double windowSeconds, List<CommandStep> on, List<CommandStep> off)
            implements ImpedanceSpec {
        private static final double MICROVOLT = 1e-6;

        /** Copies the lists. */
        public QuarterRate {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }

        /**
         * The impedance of a swing.
         *
         * @param swingMicrovolts the larger of the two differences
         */
        public double ohms(double swingMicrovolts) {
            return swingMicrovolts * MICROVOLT * factor / (2 * driveAmps);
        }
    }

    /**
     * A carrier of a quarter of the sample rate on all electrodes at once, and a straight line from its swing to the impedance
     * that the device tells of itself once the carrier flows. It is switched on while the device streams.
     *
     * @param factor what the line's value is multiplied with
     */
    record Calibrated(double factor, double windowSeconds, List<CommandStep> on, List<CommandStep> off)
            implements ImpedanceSpec {
        private static final double MICRO = 1e-6;
        private static final double KILOHM = 1000;

        /** Copies the lists. */
        public Calibrated {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }

        /**
         * The impedance of a swing, not below 0.
         *
         * @param swingMicrovolts from peak to peak, without that of noise
         * @param slope kiloohms a volt, as the device tells it
         * @param offset kiloohms to be taken off
         */
        public double ohms(double swingMicrovolts, double slope, double offset) {
            return factor * KILOHM * Math.max(0, swingMicrovolts * slope * MICRO - offset);
        }

        /** The swing that an impedance makes; what {@link #ohms} turns round. */
        public double swingMicrovolts(double ohms, double slope, double offset) {
            return (ohms / factor / KILOHM + offset) / slope / MICRO;
        }
    }

    /**
     * The device measures by itself and says so in texts between its samples.
     *
     * @param factor what the told values are multiplied with
     */
    record Told(double factor, double windowSeconds, List<CommandStep> on, List<CommandStep> off)
            implements ImpedanceSpec {
        /** Copies the lists. */
        public Told {
            on = List.copyOf(on);
            off = List.copyOf(off);
        }
    }
}
