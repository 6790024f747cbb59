package org.hillock.acquisition.device.frame;

import java.util.List;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/** The fields of a frame, those of the signal and the auxiliary ones. */
final class FieldPlan {
    private final FieldDecoder[] signal;
    private final FieldDecoder[] auxiliary;

    private FieldPlan(FieldDecoder[] signal, FieldDecoder[] auxiliary) {
        this.signal = signal;
        this.auxiliary = auxiliary;
    }

    /** Compiles some of a profile's fields; auxiliary values get their places in the profile's row. */
    static FieldPlan of(DeviceProfile profile, List<FieldSpec> fields) {
        FieldDecoder[] signal = fields.stream()
                .filter(FieldSpec::isSignal)
                .map(field -> new FieldDecoder(field, field.firstChannel().orElse(0)))
                .toArray(FieldDecoder[]::new);
        FieldDecoder[] auxiliary = fields.stream()
                .filter(field -> !field.isSignal())
                .map(field -> new FieldDecoder(field, auxPlace(profile, field)))
                .toArray(FieldDecoder[]::new);
        return new FieldPlan(signal, auxiliary);
    }

    /** Where a field's first value stands in a row of auxiliary values. */
    static int auxPlace(DeviceProfile profile, FieldSpec field) {
        int place = 0;
        for (FieldSpec each : profile.auxiliaryFields()) {
            if (each.equals(field)) {
                return place;
            }
            place += each.count();
        }
        return place;
    }

    boolean hasSignal() {
        return signal.length > 0;
    }

    /** Decodes the signal's fields into {@code out}, channel 0 at {@code base}. */
    void signal(byte[] bytes, int frame, float[] out, int base) {
        for (FieldDecoder field : signal) {
            field.decode(bytes, frame, out, base);
        }
    }

    /** Decodes the auxiliary fields into the batch's row. */
    void auxiliary(byte[] bytes, int frame, FrameBatch batch) {
        for (FieldDecoder field : auxiliary) {
            if (field.decode(bytes, frame, batch.aux(), 0)) {
                batch.touchAux();
            }
        }
    }
}
