package org.hillock.acquisition.device.link;

import java.util.Arrays;
import java.util.Optional;

/** Cuts the dongle's bytes into whole packets. Those of unknown kinds, and what is no packet, are passed over byte by byte. */
public final class BgapiPackets {
    private static final int LONGEST = Bgapi.HEADER + 255;

    private byte[] bytes = new byte[4 * LONGEST];
    private int count;

    /** Takes bytes that came. */
    public void add(byte[] more, int length) {
        if (count + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (count + length));
        }
        System.arraycopy(more, 0, bytes, count, length);
        count += length;
    }

    /** The next whole packet, taken out. */
    public Optional<byte[]> next() {
        int at = 0;
        while (at < count && !mayBegin(at)) {
            at++;
        }
        drop(at);
        if (count < Bgapi.HEADER || count < Bgapi.HEADER + (bytes[1] & 0xFF)) {
            return Optional.empty();
        }
        byte[] packet = Arrays.copyOf(bytes, Bgapi.HEADER + (bytes[1] & 0xFF));
        drop(packet.length);
        return Optional.of(packet);
    }

    /** What is left behind the last whole packet; handed over. */
    byte[] takeRest() {
        byte[] rest = Arrays.copyOf(bytes, count);
        count = 0;
        return rest;
    }

    private boolean mayBegin(int at) {
        return Bgapi.mayBegin(bytes, at, count);
    }

    private static int length(byte[] bytes, int at, int to) {
        return at + 1 < to && Bgapi.mayBegin(bytes, at, to) ? Bgapi.HEADER + (bytes[at + 1] & 0xFF) : 1;
    }

    /** Whether whole packets tell that a connection is lost. */
    static boolean tellOfALoss(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += length(bytes, at, to)) {
            if (at + Bgapi.HEADER <= to
                    && (bytes[at] & 0xFF) == Bgapi.EVENT
                    && bytes[at + 2] == Bgapi.DISCONNECTED >> 8
                    && bytes[at + 3] == (byte) Bgapi.DISCONNECTED) {
                return true;
            }
        }
        return false;
    }

    /** Where the last whole packet of some bytes ends; bytes that begin no known packet count as one each. */
    static int endOfWhole(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = 1;
            if (Bgapi.mayBegin(bytes, at, to)) {
                if (at + 1 >= to || at + Bgapi.HEADER + (bytes[at + 1] & 0xFF) > to) {
                    return at;
                }
                length = Bgapi.HEADER + (bytes[at + 1] & 0xFF);
            }
            at += length;
        }
        return at;
    }

    private void drop(int length) {
        System.arraycopy(bytes, length, bytes, 0, count - length);
        count -= length;
    }
}
