package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FieldType;

/** One field of a profile as a loop over primitive arrays. */
final class FieldDecoder {
    private final FieldType type;
    private final int offset;
    private final int count;
    private final int stride;
    private final long mask;
    private final double scale;
    private final double subtract;
    private final int[] places;
    private final int[] bitPositions;
    private final int bits;
    private final boolean straight;
    private final boolean zeroMeansStale;

    /**
     * Compiles a field.
     *
     * @param firstPlace where place 0 lies in the output
     */
    FieldDecoder(FieldSpec field, int firstPlace) {
        this.type = field.type();
        this.offset = field.offset();
        this.count = field.count();
        this.stride = field.type().bytes();
        this.mask = field.mask();
        this.scale = field.scale();
        this.subtract = field.subtract();
        this.bitPositions =
                field.bitPositions().stream().mapToInt(Integer::intValue).toArray();
        this.bits = field.bits();
        this.places = new int[count];
        for (int value = 0; value < count; value++) {
            places[value] = firstPlace
                    + (field.order().isEmpty() ? value : field.order().get(value));
        }
        this.straight = field.order().isEmpty() && mask == 0;
        this.zeroMeansStale = field.zeroMeansStale();
    }

    /**
     * Decodes the field of a frame.
     *
     * @param frame the frame's first byte
     * @param out the values. Modified.
     * @param base the output's place 0
     * @return whether there was anything new
     */
    boolean decode(byte[] bytes, int frame, float[] out, int base) {
        if (zeroMeansStale && allZero(bytes, frame)) {
            return false;
        }
        if (count == 0) {
            return true;
        }
        if (straight) {
            decodeStraight(bytes, frame + offset, out, base + places[0]);
        } else {
            decodeScattered(bytes, frame, out, base);
        }
        return true;
    }

    private boolean allZero(byte[] bytes, int frame) {
        for (int at = frame + offset; at < frame + offset + count * stride; at++) {
            if (bytes[at] != 0) {
                return false;
            }
        }
        return true;
    }

    private void decodeStraight(byte[] bytes, int from, float[] out, int to) {
        // Comparisons rather than a switch, which would look the constant up in a table for every frame.
        if (type == FieldType.I24BE) {
            i24be(bytes, from, out, to);
        } else if (type == FieldType.I16LE) {
            i16le(bytes, from, out, to);
        } else if (type == FieldType.I16BE) {
            i16be(bytes, from, out, to);
        } else if (type == FieldType.U16BE) {
            u16be(bytes, from, out, to);
        } else if (type == FieldType.F32LE || type == FieldType.F32BE) {
            floats(bytes, from, out, to);
        } else {
            decodeScattered(bytes, from - offset, out, to - places[0]);
        }
    }

    private void i24be(byte[] bytes, int from, float[] out, int to) {
        out[to] = (float) ((Raw.i24be(bytes, from) - subtract) * scale);
        for (int i = 1; i < count; i++) {
            out[to + i] = (float) ((Raw.i24beAfterByte(bytes, from + 3 * i) - subtract) * scale);
        }
    }

    private void i16le(byte[] bytes, int from, float[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] = (float) ((Raw.i16le(bytes, from + 2 * i) - subtract) * scale);
        }
    }

    private void i16be(byte[] bytes, int from, float[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] = (float) ((Raw.i16be(bytes, from + 2 * i) - subtract) * scale);
        }
    }

    private void u16be(byte[] bytes, int from, float[] out, int to) {
        for (int i = 0; i < count; i++) {
            out[to + i] = (float) ((Raw.u16be(bytes, from + 2 * i) - subtract) * scale);
        }
    }

    private void floats(byte[] bytes, int from, float[] out, int to) {
        for (int i = 0; i < count; i++) {
            int word = type == FieldType.F32LE ? Raw.i32le(bytes, from + 4 * i) : Raw.i32be(bytes, from + 4 * i);
            out[to + i] = (float) ((Float.intBitsToFloat(word) - subtract) * scale);
        }
    }

    private void decodeScattered(byte[] bytes, int frame, float[] out, int base) {
        for (int i = 0; i < count; i++) {
            long raw = type == FieldType.UBITS
                    ? Raw.bits(bytes, frame, bitPositions[i], bits)
                    : Raw.whole(type, bytes, frame + offset + i * stride);
            if (mask != 0) {
                raw &= mask;
            }
            out[base + places[i]] = (float) ((raw - subtract) * scale);
        }
    }

    /** The raw value of a field of one value, such as a counter. */
    long raw(byte[] bytes, int frame) {
        if (type == FieldType.U8 && mask == 0) {
            return bytes[frame + offset] & 0xFF;
        }
        if (type == FieldType.U32LE && mask == 0) {
            return Raw.u32le(bytes, frame + offset);
        }
        if (type == FieldType.UBITS) {
            return Raw.bits(bytes, frame, bitPositions[0], bits);
        }
        long raw = Raw.whole(type, bytes, frame + offset);
        return mask == 0 ? raw : raw & mask;
    }
}
