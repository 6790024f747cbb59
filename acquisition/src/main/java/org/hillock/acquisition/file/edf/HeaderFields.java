package org.hillock.acquisition.file.edf;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.hillock.acquisition.AcquisitionException;

/** The fixed-width text fields of a header, read one after the other. */
final class HeaderFields {
    private final Path file;
    private final byte[] bytes;
    private int at;

    HeaderFields(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Goes to a place. */
    void seek(int offset) {
        at = offset;
    }

    /** The next field without padding, UTF-8 where it is that. */
    String text(int width) {
        int from = at;
        at += width;
        int to = Math.min(at, bytes.length);
        while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == 0)) {
            to--;
        }
        while (from < to && (bytes[from] == ' ' || bytes[from] == 0)) {
            from++;
        }
        return FieldText.decode(bytes, from, Math.max(from, to));
    }

    /** The next field as a whole number. */
    long whole(int width, String meaning) {
        int from = at;
        BigDecimal number = number(width, meaning);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw bad(from, number.toPlainString(), meaning + ", a whole number");
        }
    }

    /** The next field as a number. */
    BigDecimal number(int width, String meaning) {
        int from = at;
        String text = text(width);
        String plain = text.replace(',', '.');
        if (plain.startsWith("+")) {
            plain = plain.substring(1);
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            if (Math.abs((long) number.precision() - number.scale()) > 40) {
                throw bad(from, "'" + text + "'", meaning + ", a number of reasonable size");
            }
            return number;
        } catch (NumberFormatException e) {
            throw bad(from, "'" + FieldText.printable(text) + "'", meaning + ", a number");
        }
    }

    /** The failure of a field. */
    AcquisitionException bad(int offset, String read, String expected) {
        return AcquisitionException.badInput(
                file + ", byte " + offset,
                read,
                expected,
                "the header is damaged or not one of EDF or BDF: get the file again from its source");
    }
}
