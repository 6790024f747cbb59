package org.hillock.acquisition.device.emulate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.json.Words;

/**
 * Something that goes wrong with an emulated device.
 *
 * @param kind what
 * @param seconds when, in seconds of streaming; with {@code repeating} every so many seconds
 * @param repeating whether it comes again and again
 * @param amount how much, in the kind's unit
 */
public record Fault(Kind kind, double seconds, boolean repeating, double amount) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z]+)(?:([@/])(\\d+(?:\\.\\d+)?))?(?::(-?\\d+(?:\\.\\d+)?))?");

    /** What can go wrong. */
    public enum Kind {
        /** So many samples are never sent. */
        LOST(1),
        /** So many samples are sent twice. */
        REPEATED(1),
        /** So many samples break off in the middle. */
        TORN(1),
        /** So many samples have a wrong byte where it shows. */
        CORRUPTED(1),
        /** Nothing goes out for so many milliseconds; then everything at once. */
        STALL(500),
        /** Bytes go out every so many milliseconds only, from the start. */
        BATCH(16),
        /** So many bytes as a wrong speed of the line would make them. */
        GARBAGE(64),
        /** The device starts anew and does not stream until it is told to. */
        RESET(0),
        /** The device's clock is wrong by so many parts per million, from the start. */
        DRIFT(50),
        /** The plug is out for so many milliseconds. */
        UNPLUG(2000),
        /** The board's radio is on this channel from the start, its dongle's on 6; 0: the board is off. */
        CHANNEL(12);

        private final double usual;

        Kind(double usual) {
            this.usual = usual;
        }

        /** The word on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isFromTheStart() {
            return this == BATCH || this == DRIFT || this == CHANNEL;
        }
    }

    /**
     * A fault from its text: {@code KIND@SECONDS}, {@code KIND/SECONDS} for every so many seconds, each with {@code
     * :AMOUNT} or without; {@code batch:16}, {@code drift:50} and {@code channel:12} hold from the start.
     *
     * @throws AcquisitionException when it is none
     */
    public static Fault parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text, "KIND@SECONDS, KIND/SECONDS or KIND, each with :AMOUNT or without", "such as lost@5:3");
        }
        Kind kind = kind(matcher.group(1));
        boolean timed = matcher.group(2) != null;
        if (timed == kind.isFromTheStart()) {
            throw wrong(
                    text,
                    timed ? kind.word() + " without a time" : "a time",
                    kind.isFromTheStart()
                            ? "such as " + kind.word() + ":" + (int) kind.usual
                            : "such as " + kind.word() + "@5 or " + kind.word() + "/10");
        }
        double seconds = timed ? Double.parseDouble(matcher.group(3)) : 0;
        boolean repeating = "/".equals(matcher.group(2));
        if (repeating && seconds <= 0) {
            throw wrong(text, "more than 0 seconds between two faults", "such as " + kind.word() + "/10");
        }
        double amount = matcher.group(4) == null ? kind.usual : Double.parseDouble(matcher.group(4));
        if (amount < 0 && kind != Kind.DRIFT) {
            throw wrong(text, "an amount of 0 or more", "only a drift may be below 0");
        }
        return new Fault(kind, seconds, repeating, amount);
    }

    private static Kind kind(String word) {
        List<String> words = Stream.of(Kind.values()).map(Kind::word).toList();
        return Stream.of(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        word,
                        "one of " + String.join(", ", words),
                        Words.nearest(word, words)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("use one of these")));
    }

    private static AcquisitionException wrong(String text, String expected, String cure) {
        return AcquisitionException.badInput("The fault of the emulated device", "'" + text + "'", expected, cure);
    }
}
