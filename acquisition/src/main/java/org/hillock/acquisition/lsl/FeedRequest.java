package org.hillock.acquisition.lsl;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * What a consumer asks for with {@code LSL:streamfeed/110}.
 *
 * @param version of the protocol, from the request line
 * @param uid the outlet that is meant; empty when it does not matter
 * @param order the consumer's byte order
 * @param maxBufferSamples the samples to keep for it; 0 asks for header and test samples only
 */
record FeedRequest(int version, String uid, ByteOrder order, int maxBufferSamples) {
    private static final String COMMAND = "LSL:streamfeed/";
    private static final int LITTLE = 1234;
    private static final int BIG = 4321;

    /** The request line without its end; empty when it is no feed request of 1.10 or newer. */
    static Optional<FeedRequest> parseLine(String line) {
        if (!line.startsWith(COMMAND)) {
            return Optional.empty();
        }
        String[] words = line.substring(COMMAND.length()).strip().split("\\s+", 3);
        int version = Digits.whole(words[0], 110, 9999);
        if (version < 110) {
            return Optional.empty();
        }
        String uid = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
        return Optional.of(new FeedRequest(version, uid, ByteOrder.LITTLE_ENDIAN, 0));
    }

    /** The same with its header lines applied; unknown and unreadable ones are ignored. */
    FeedRequest withHeaders(List<String> lines) {
        ByteOrder wanted = order;
        int buffer = maxBufferSamples;
        for (String line : lines) {
            String value = Headers.value(line);
            switch (Headers.key(line)) {
                case "native-byte-order" ->
                    wanted = value.equals(Integer.toString(BIG)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                case "max-buffer-length" -> buffer = Math.max(0, Digits.whole(value, 0, Integer.MAX_VALUE));
                default -> {}
            }
        }
        return new FeedRequest(version, uid, wanted, buffer);
    }

    /** The request as a client sends it: little endian, without claim to fast byte swaps. */
    static String compose(LslInfo info, int maxBufferSamples) {
        boolean floats = info.format() == ChannelFormat.FLOAT32 || info.format() == ChannelFormat.DOUBLE64;
        // liblsl sends the size of its C++ string object, and older outlets fall back to protocol 1.00 at any other.
        int valueSize =
                info.format() == ChannelFormat.STRING ? 32 : info.format().bytes();
        return COMMAND + "110 " + info.uid() + "\r\n"
                + "Native-Byte-Order: " + LITTLE + "\r\n"
                + "Endian-Performance: 0\r\n"
                + "Has-IEEE754-Floats: 1\r\n"
                + "Supports-Subnormals: " + (floats ? 1 : 0) + "\r\n"
                + "Value-Size: " + valueSize + "\r\n"
                + "Data-Protocol-Version: 110\r\n"
                + "Max-Buffer-Length: " + maxBufferSamples + "\r\n"
                + "Max-Chunk-Length: 0\r\n"
                + "Hostname: " + Headers.clean(info.instance().hostname()) + "\r\n"
                + "Source-Id: " + Headers.clean(info.sourceId()) + "\r\n"
                + "Session-Id: " + Headers.clean(info.instance().sessionId()) + "\r\n\r\n";
    }

    static String orderCode(ByteOrder order) {
        return Integer.toString(order == ByteOrder.BIG_ENDIAN ? BIG : LITTLE);
    }
}
