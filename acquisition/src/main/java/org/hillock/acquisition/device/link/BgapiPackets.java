package org.hillock.acquisition.device.link;

import java.util.Arrays;
import java.util.Optional;

/** Cuts the dongle's bytes into whole packets. What is no beginning of one is skipped. */
public final class BgapiPackets {
    private static final int LONGEST = Bgapi.HEADER + 255;
    private static final int LAST_CLASS = 7;

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
        return mayBegin(bytes, at, count);
    }

    private static boolean mayBegin(byte[] bytes, int at, int to) {
        int type = bytes[at] & 0xFF;
        return (type == Bgapi.EVENT || type == Bgapi.COMMAND) && (at + 2 >= to || (bytes[at + 2] & 0xFF) <= LAST_CLASS);
    }

    /** Where the last whole packet of some bytes ends; those that begin no packet count as one each. */
    static int endOfWhole(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = 1;
            if (mayBegin(bytes, at, to)) {
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
