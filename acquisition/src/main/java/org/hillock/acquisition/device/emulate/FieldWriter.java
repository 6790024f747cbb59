package org.hillock.acquisition.device.emulate;

import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FieldType;

/** Writes values into frames as a profile's fields have them. */
final class FieldWriter {
    private FieldWriter() {}

    /** The count nearest to a value, within what the type holds. */
    static long counts(FieldSpec field, double value) {
        long counts = Math.round(value / field.scale() + field.subtract());
        int bits = field.type() == FieldType.UBITS
                ? field.bits()
                : 8 * field.type().bytes();
        boolean signed = field.type().word().startsWith("i");
        long most = signed ? (1L << (bits - 1)) - 1 : (1L << bits) - 1;
        long least = signed ? -(1L << (bits - 1)) : 0;
        return Math.max(least, Math.min(most, counts));
    }

    /** Writes the field's values, those of place {@code p} being {@code values[first + p]}. */
    static void write(FieldSpec field, byte[] frame, int start, float[] values, int first) {
        for (int i = 0; i < field.count(); i++) {
            int place = field.order().isEmpty() ? i : field.order().get(i);
            if (field.type() == FieldType.F32BE || field.type() == FieldType.F32LE) {
                float raw = (float) (values[first + place] / field.scale() + field.subtract());
                number(
                        frame,
                        start + field.offset() + 4 * i,
                        4,
                        field.type() == FieldType.F32BE,
                        Float.floatToIntBits(raw));
            } else {
                writeRaw(field, frame, start, i, counts(field, values[first + place]));
            }
        }
    }

    /** Writes one raw value of a field. */
    static void writeRaw(FieldSpec field, byte[] frame, int start, int index, long raw) {
        if (field.type() == FieldType.UBITS) {
            int lowest = field.bitPositions().get(index);
            for (int bit = 0; bit < field.bits(); bit++) {
                int at = lowest + bit;
                if ((raw >> bit & 1) != 0) {
                    frame[start + at / 8] |= (byte) (1 << at % 8);
                }
            }
            return;
        }
        int bytes = field.type().bytes();
        boolean bigEndian = !field.type().word().endsWith("le");
        number(frame, start + field.offset() + index * bytes, bytes, bigEndian, raw);
    }

    static void number(byte[] frame, int at, int bytes, boolean bigEndian, long value) {
        for (int k = 0; k < bytes; k++) {
            int shift = 8 * (bigEndian ? bytes - 1 - k : k);
            frame[at + k] = (byte) (value >> shift);
        }
    }
}
