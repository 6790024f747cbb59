package org.hillock.acquisition.file.edf;

import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.FileBytes;

/**
 * Recognises a file in which a transfer in text mode made the two bytes 0x0D 0x0A of each byte 0x0A.
 *
 * <p>In such a file no 0x0A stands without a 0x0D before it. In a sound one this happens when a signal is constantly
 * 0x0A0D, hence 0x0A must be found on more than one byte of a sample, or the length must not fit the header.
 */
final class LineEndings {
    private static final int LOOKED_AT = 1 << 20;
    private static final int FEWEST = 16;

    private LineEndings() {}

    /** Fails when the data were converted. */
    static void check(EdfHeader header, FileBytes bytes) {
        byte[] data = bytes.bytes(header.headerBytes(), LOOKED_AT);
        int sampleBytes = header.variant().sampleBytes();
        int found = 0;
        int places = 0;
        for (int i = 0; i < data.length; i++) {
            if (data[i] == '\n') {
                if (i == 0 || data[i - 1] != '\r') {
                    return;
                }
                found++;
                places |= 1 << i % sampleBytes;
            }
        }
        boolean lengthFits = bytes.size() - header.headerBytes() == header.declaredRecords() * header.recordBytes();
        if (found >= FEWEST && (Integer.bitCount(places) > 1 || !lengthFits)) {
            throw AcquisitionException.badInput(
                    header.file() + ", byte " + header.headerBytes(),
                    "a byte 0x0D before every one of the " + found + " bytes 0x0A in the first " + data.length
                            + " bytes of data",
                    "bytes 0x0A without it, as in any binary recording",
                    "a line-ending conversion made 0x0D0A of each byte 0x0A: get the file again by a binary transfer,"
                            + " or turn each 0x0D0A back into 0x0A");
        }
    }
}
