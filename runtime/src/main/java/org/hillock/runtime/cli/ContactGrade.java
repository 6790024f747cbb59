package org.hillock.runtime.cli;

import java.util.Locale;

/** How good an electrode's contact is by its impedance; the limits are those by which OpenBCI's program colours dry electrodes. */
enum ContactGrade {
    GOOD(750),
    FAIR(2500),
    POOR(Double.POSITIVE_INFINITY);

    private final double belowKilohms;

    ContactGrade(double belowKilohms) {
        this.belowKilohms = belowKilohms;
    }

    static ContactGrade of(double ohms) {
        double kilohms = ohms / 1000;
        return kilohms < GOOD.belowKilohms ? GOOD : kilohms < FAIR.belowKilohms ? FAIR : POOR;
    }

    /** The impedance and its grade. */
    static String words(double ohms) {
        return String.format(
                Locale.ROOT, "%.1f kohm (%s)", ohms / 1000, of(ohms).name().toLowerCase(Locale.ROOT));
    }
}
