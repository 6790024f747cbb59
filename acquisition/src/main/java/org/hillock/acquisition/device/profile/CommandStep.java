package org.hillock.acquisition.device.profile;

import java.time.Duration;
import java.util.List;

/**
 * One step of a dialogue: bytes to send, then an answer to wait for or a pause.
 *
 * @param send what is sent; may hold {@code {channel}}, which stands for a channel's code
 * @param expect the answer
 * @param timeout how long the answer may take
 * @param retries how often it is sent again when there is no answer
 * @param pause how long to wait afterwards
 * @param drain how long to read and forget what comes, once sent
 * @param baud the speed of the line for this step alone; 0: that of the transport
 */
public record CommandStep(
        HexBytes send, Answer expect, Duration timeout, int retries, Duration pause, Duration drain, int baud) {

    /**
     * The answer of a device.
     *
     * @param kind how its end is known
     * @param anyOf the bytes that end it, or that it is; any of these
     * @param mustContain texts of which one is in it; empty: any answer will do
     * @param failIfStarts a beginning that means a failure, or empty
     * @param moreBytes how many bytes follow
     * @param mustEnd what those end with
     * @param example what the device says, for the emulated one; empty: made up
     */
    public record Answer(
            Kind kind,
            List<HexBytes> anyOf,
            List<String> mustContain,
            String failIfStarts,
            int moreBytes,
            HexBytes mustEnd,
            String example) {
        /** No answer. */
        public static final Answer NONE = new Answer(Kind.NONE, List.of(), List.of(), "", 0, HexBytes.NONE, "");

        /** Copies the lists. */
        public Answer {
            anyOf = List.copyOf(anyOf);
            mustContain = List.copyOf(mustContain);
        }

        /** How an answer's end is known. */
        public enum Kind {
            /** There is none. */
            NONE,
            /** It is exactly these bytes, anywhere in what comes. */
            EXACTLY,
            /** It ends with these bytes. */
            UNTIL
        }

        /** Whether there is something to wait for. */
        public boolean isAwaited() {
            return kind != Kind.NONE;
        }
    }
}
