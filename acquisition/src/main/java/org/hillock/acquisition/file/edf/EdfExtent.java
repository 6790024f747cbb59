package org.hillock.acquisition.file.edf;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;

/**
 * How many records a file really holds.
 *
 * <p>The length of the file decides, since a recorder that is stopped hard leaves -1 or an old number in the header. A
 * last record that is cut off is left out, because its later signals are missing.
 *
 * @param records whole records
 * @param notes where the header and the length disagree
 */
record EdfExtent(long records, List<String> notes) {
    private static final long MOST_NANOS = 2_000_000_000_000_000_000L;

    /**
     * Compares the header with the length of its file.
     *
     * @throws AcquisitionException when the header declares records but not one is there
     */
    static EdfExtent of(EdfHeader header, long fileBytes) {
        long dataBytes = fileBytes - header.headerBytes();
        long whole = dataBytes / header.recordBytes();
        long rest = dataBytes % header.recordBytes();
        long declared = header.declaredRecords();
        if (whole == 0 && (declared > 0 || rest > 0)) {
            throw AcquisitionException.badInput(
                    header.file() + ", byte " + header.headerBytes(),
                    dataBytes + " bytes of data",
                    (declared > 0 ? declared + " records of " : "whole records of ") + header.recordBytes() + " bytes",
                    "the file was cut off or its header is wrong: get it again from its source");
        }
        if (header.recordNanos() > 0 && whole > MOST_NANOS / header.recordNanos()) {
            throw AcquisitionException.badInput(
                    header.file() + ", byte 244",
                    whole + " records of " + header.recordNanos() / 1_000_000_000L + " s",
                    "a recording shorter than " + MOST_NANOS / 1_000_000_000L + " s",
                    "correct the duration of a record in the header");
        }
        List<String> notes = new ArrayList<>();
        if (declared == -1) {
            notes.add("The header leaves the number of records open (-1, as while recording): the length of the file"
                    + " gives " + whole + ".");
        } else if (declared != whole) {
            notes.add("The header declares " + declared + " records, the length of the file gives " + whole
                    + ": these are read.");
        }
        if (rest > 0) {
            notes.add("The last " + rest + " bytes are no whole record of " + header.recordBytes()
                    + " bytes and are left out.");
        }
        return new EdfExtent(whole, notes);
    }
}
