package org.hillock.decoding.condition;

/** A filter as a session names it: what it passes, not its coefficients. */
public sealed interface FilterSettings {
    /** The coefficients for a rate. */
    SecondOrderSections design(double rateHz);

    /** A Butterworth low-pass. */
    record LowPass(int order, double cutoffHz) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Butterworth.lowPass(order, cutoffHz, rateHz);
        }
    }

    /** A Butterworth high-pass. */
    record HighPass(int order, double cutoffHz) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Butterworth.highPass(order, cutoffHz, rateHz);
        }
    }

    /** A Butterworth band-pass. */
    record BandPass(int order, Band band) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Butterworth.bandPass(order, band, rateHz);
        }
    }

    /** A Butterworth band-stop. */
    record BandStop(int order, Band band) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Butterworth.bandStop(order, band, rateHz);
        }
    }

    /** A notch at one frequency. */
    record SingleNotch(double frequencyHz, double quality) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Notch.at(frequencyHz, quality, rateHz);
        }
    }

    /** A notch at a frequency and all its multiples, such as the mains. */
    record HarmonicNotch(double frequencyHz, double quality) implements FilterSettings {
        @Override
        public SecondOrderSections design(double rateHz) {
            return Notch.harmonics(frequencyHz, quality, rateHz);
        }
    }
}
