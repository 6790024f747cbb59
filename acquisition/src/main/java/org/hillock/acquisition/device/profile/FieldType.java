package org.hillock.acquisition.device.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a value stands in a frame. */
public enum FieldType {
    U8("u8", 1),
    I8("i8", 1),
    U16BE("u16be", 2),
    U16LE("u16le", 2),
    I16BE("i16be", 2),
    I16LE("i16le", 2),
    U24BE("u24be", 3),
    U24LE("u24le", 3),
    I24BE("i24be", 3),
    I24LE("i24le", 3),
    U32BE("u32be", 4),
    U32LE("u32le", 4),
    I32BE("i32be", 4),
    I32LE("i32le", 4),
    F32BE("f32be", 4),
    F32LE("f32le", 4),
    /** An unsigned number of some bits; bit 0 is the lowest of the frame's first byte. */
    UBITS("ubits", 0),
    /** Laid out by the frame's codec. */
    CODEC("codec", 0);

    private final String word;
    private final int bytes;

    FieldType(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    /** The word of a profile. */
    public String word() {
        return word;
    }

    /** Bytes of one value; 0 when it has no whole number of them. */
    public int bytes() {
        return bytes;
    }

    /** The words of all types. */
    public static List<String> words() {
        return Stream.of(values()).map(FieldType::word).toList();
    }

    /** The type that a profile's word names. */
    public static Optional<FieldType> parse(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
