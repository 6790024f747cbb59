package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Locale;
import org.hillock.acquisition.AcquisitionException;

/**
 * An outlet's answer to a feed request.
 *
 * @param status 200, 404 when another outlet has taken this one's place, 505 when its protocol is too different
 * @param uid the outlet's id
 * @param order of all numbers that follow
 * @param suppressesSubnormals whether subnormal floats have become zero
 * @param dataVersion 110, or 100 for the archive form of old libraries
 */
record FeedResponse(int status, String uid, ByteOrder order, Subnormals suppressesSubnormals, int dataVersion) {
    /** Whether subnormal floats pass. */
    enum Subnormals {
        KEPT,
        FLUSHED
    }

    static FeedResponse ok(String uid, ByteOrder order) {
        return new FeedResponse(200, uid, order, Subnormals.KEPT, 110);
    }

    String compose() {
        return "LSL/110 200 OK\r\nUID: " + uid
                + "\r\nByte-Order: " + FeedRequest.orderCode(order)
                + "\r\nSuppress-Subnormals: " + (suppressesSubnormals == Subnormals.FLUSHED ? 1 : 0)
                + "\r\nData-Protocol-Version: " + dataVersion + "\r\n\r\n";
    }

    /** Reads status line and headers up to the empty line. */
    static FeedResponse read(FeedInput in, String where) throws IOException {
        String statusLine = in.line();
        String[] words = statusLine.split(" ", 3);
        int status = words.length == 3 && words[0].startsWith("LSL/") ? Digits.whole(words[1], 100, 999) : 0;
        if (status < 100) {
            throw AcquisitionException.badInput(
                    where,
                    "'" + LslInfoXml.shown(statusLine) + "'",
                    "a status line such as LSL/110 200 OK",
                    "check that this port belongs to an LSL outlet");
        }
        String uid = "";
        ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        Subnormals subnormals = Subnormals.KEPT;
        int version = 100;
        if (status != 200) {
            return new FeedResponse(status, uid, order, subnormals, version);
        }
        int lines = 0;
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            if (++lines > Limits.HEADER_LINES) {
                throw AcquisitionException.badInput(
                        where,
                        "more than " + Limits.HEADER_LINES + " header lines",
                        "an empty line after the headers",
                        "check that this port belongs to an LSL outlet");
            }
            String value = Headers.value(line);
            switch (Headers.key(line)) {
                case "uid" -> uid = value.toLowerCase(Locale.ROOT);
                case "byte-order" -> order = value.equals("4321") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                case "suppress-subnormals" -> subnormals = value.equals("1") ? Subnormals.FLUSHED : Subnormals.KEPT;
                case "data-protocol-version" -> version = Digits.whole(value, 0, 9999);
                default -> {}
            }
        }
        return new FeedResponse(status, uid, order, subnormals, version);
    }
}
