package org.hillock.acquisition.device.emulate;

import java.util.Arrays;
import java.util.List;

/** When the faults of a kind are due, by samples sent; one fault at a time. */
final class FaultTimes {
    private final Fault[] faults;
    private final double[] dueSeconds;

    FaultTimes(List<Fault> all) {
        this.faults =
                all.stream().filter(fault -> !fault.kind().isFromTheStart()).toArray(Fault[]::new);
        this.dueSeconds = Arrays.stream(faults).mapToDouble(Fault::seconds).toArray();
    }

    /** The index of a fault that is due, or -1; each is told once. */
    int due(double seconds) {
        for (int i = 0; i < faults.length; i++) {
            if (seconds >= dueSeconds[i]) {
                dueSeconds[i] = faults[i].repeating() ? dueSeconds[i] + faults[i].seconds() : Double.POSITIVE_INFINITY;
                return i;
            }
        }
        return -1;
    }

    Fault at(int index) {
        return faults[index];
    }

    /** The sum of the amounts of a kind that holds from the start. */
    static double fromTheStart(List<Fault> all, Fault.Kind kind) {
        return all.stream()
                .filter(fault -> fault.kind() == kind)
                .mapToDouble(Fault::amount)
                .sum();
    }
}
