package org.hillock.acquisition.device.quality;

import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FieldType;

/**
 * The ends of a converter's range in the channel's unit.
 *
 * @param least the lower one
 * @param most the upper one
 */
record Rails(double least, double most) {
    private static final Rails NONE = new Rails(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Rails of(FieldSpec field) {
        FieldType type = field.type();
        boolean unknown = type == FieldType.CODEC || type == FieldType.F32BE || type == FieldType.F32LE;
        int bits = type == FieldType.UBITS ? field.bits() : 8 * type.bytes();
        if (field.mask() != 0) {
            bits = Long.SIZE - Long.numberOfLeadingZeros(field.mask());
        }
        if (unknown || bits == 0) {
            return NONE;
        }
        boolean signed = type.word().startsWith("i");
        double most = StrictMath.pow(2, signed ? bits - 1 : bits) - 1;
        double least = signed ? -most : 0;
        return new Rails((least - field.subtract()) * field.scale(), (most - field.subtract()) * field.scale());
    }

    boolean touches(float value) {
        return value <= least || value >= most;
    }
}
