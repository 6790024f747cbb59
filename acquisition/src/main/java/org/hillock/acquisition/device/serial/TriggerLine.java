package org.hillock.acquisition.device.serial;

import java.util.Map;
import java.util.OptionalInt;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;

/** Watches one auxiliary value: a change to anything but 0 is a marker, of a momentary one each value but 0. */
final class TriggerLine {
    private static final int NO_COLUMN = -1;

    private final int column;
    private final Map<Integer, String> labels;
    private final boolean momentary;
    private int last;

    TriggerLine(TriggerSettings settings, DeviceProfile profile, DeviceStreams streams) {
        this.labels = settings.labels();
        this.momentary = profile.auxiliaryFields().stream()
                .filter(FieldSpec::momentary)
                .anyMatch(field -> settings.auxiliary().filter(field::hasLabel).isPresent());
        this.column = settings.auxiliary()
                .map(label -> columnOf(label, streams.auxiliary().orElse(null)))
                .orElse(NO_COLUMN);
    }

    private static int columnOf(String label, @Nullable StreamInfo auxiliary) {
        OptionalInt column =
                auxiliary == null ? OptionalInt.empty() : auxiliary.montage().indexOf(label);
        return column.orElseThrow(() -> new AcquisitionException("The device has no auxiliary value '" + label
                + "' for its trigger line, only "
                + (auxiliary == null ? "none" : auxiliary.montage().labels()) + "; name one of these."));
    }

    boolean watches() {
        return column != NO_COLUMN;
    }

    /** Whether a row of auxiliary values brings a trigger. */
    boolean fires(float[] rows, int rowStart) {
        float now = rows[rowStart + column];
        int value = Float.isNaN(now) ? 0 : Math.round(now);
        boolean fires = value != 0 && (momentary || value != last);
        last = value;
        return fires;
    }

    /** The marker of the value that fired. */
    String label() {
        return labels.getOrDefault(last, Integer.toString(last));
    }
}
