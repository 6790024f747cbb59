package org.hillock.acquisition.device.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.CommandStep.Answer;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.KnownFailure;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Speaks a profile's dialogues: sends, waits for answers, and says what went wrong in the device's words and in ours.
 *
 * <p>What comes behind an answer in the same bytes is kept for the next step, and at last for the frame parser. Control
 * plane; one thread.
 */
public final class Dialogue {
    private static final Duration WRITE_DEADLINE = Duration.ofSeconds(1);
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final int SHOWN = 80;
    private static final String CHANNEL = "{channel}";

    private final String port;
    private final ByteLink link;
    private final DeviceProfile profile;
    private final SessionClock clock;
    private final BooleanSupplier stopped;
    private final byte[] input = new byte[LONGEST_ANSWER];
    private int count;

    /**
     * A dialogue over an open line.
     *
     * @param port its name, for what is to be told of failures
     * @param stopped whether to give up, asked for while waiting
     */
    public Dialogue(String port, ByteLink link, DeviceProfile profile, SessionClock clock, BooleanSupplier stopped) {
        this.port = port;
        this.link = link;
        this.profile = profile;
        this.clock = clock;
        this.stopped = stopped;
    }

    /** Waits as long as the device needs after its port was opened; what it says meanwhile is forgotten. */
    public void settle() {
        drain(profile.transport().openDelay());
    }

    /**
     * Speaks one of the profile's dialogues.
     *
     * @return the answers, one a step, empty where none is awaited
     * @throws AcquisitionException when an answer does not come or tells of a failure
     */
    public List<String> speak(String command) {
        return speak(profile.dialogue(command), "");
    }

    /** Speaks steps in which {@code {channel}} stands for a channel's code. */
    public List<String> speak(List<CommandStep> steps, String channelCode) {
        return steps.stream().map(step -> speak(step, channelCode)).toList();
    }

    private String speak(CommandStep step, String channelCode) {
        String text = ask(step, channelCode).orElseThrow(() -> silent(step));
        checkAnswer(step, text);
        return text;
    }

    /**
     * Speaks one step, whatever the answer says.
     *
     * @return the answer; empty when none came in time
     */
    Optional<String> ask(CommandStep step, String channelCode) {
        byte[] bytes = step.send().text().contains(CHANNEL)
                ? HexBytes.ascii(step.send().text().replace(CHANNEL, channelCode))
                        .toArray()
                : step.send().toArray();
        Optional<String> answer = Optional.empty();
        if (step.baud() > 0) {
            link.changeSpeed(step.baud());
        }
        for (int attempt = 0; attempt <= step.retries() && answer.isEmpty(); attempt++) {
            if (!link.write(bytes, WRITE_DEADLINE)) {
                throw new AcquisitionException("The " + profile.name() + " on " + port + " took no bytes for "
                        + WRITE_DEADLINE.toSeconds() + " s; unplug it and plug it in again.");
            }
            answer = step.expect().isAwaited() ? await(step) : Optional.of("");
        }
        if (answer.isPresent()) {
            pause(step.pause());
            drain(step.drain());
        }
        if (step.baud() > 0) {
            link.changeSpeed(profile.transport().baud());
        }
        return answer;
    }

    private static boolean tellsFailure(Answer expect, String text) {
        return !expect.failIfStarts().isEmpty() && text.stripLeading().startsWith(expect.failIfStarts());
    }

    private static boolean lacks(Answer expect, String text) {
        return !expect.mustContain().isEmpty() && expect.mustContain().stream().noneMatch(text::contains);
    }

    private void checkAnswer(CommandStep step, String text) {
        Answer expect = step.expect();
        if (tellsFailure(expect, text) || lacks(expect, text)) {
            String wanted = expect.mustContain().isEmpty()
                    ? "another answer"
                    : "'" + String.join("' or '", expect.mustContain()) + "' in it";
            Optional<KnownFailure> known = profile.failureIn(text);
            throw new AcquisitionException("The " + profile.name() + " on " + port + " answered " + shown(text) + " to "
                    + shownCommand(step) + ", expected " + wanted + ": "
                    + known.map(this::explained)
                            .orElse("it may be another device or firmware than the profile " + profile.id()
                                    + " is for; check the device and the profile")
                    + ".");
        }
    }

    private String explained(KnownFailure failure) {
        return failure.meaning() + "; " + failure.cureAt(port, profile.id());
    }

    private AcquisitionException silent(CommandStep step) {
        String all = new String(input, 0, count, StandardCharsets.ISO_8859_1);
        String heard = messages(all).orElse(all.substring(0, Math.min(count, SHOWN)));
        Optional<KnownFailure> known = profile.failureIn(all);
        return new AcquisitionException("The " + profile.name() + " on " + port + " did not answer "
                + shownCommand(step) + " within "
                + step.timeout().toMillis() + " ms" + (heard.isEmpty() ? "" : " but sent " + shown(heard)) + ": "
                + known.map(this::explained)
                        .orElse("check that it is switched on, its battery, and that this is its port and "
                                + profile.id() + " its profile")
                + ".");
    }

    /** What it said between its frames, which are no words; empty where messages have no bytes of their own around them. */
    private Optional<String> messages(String heard) {
        String start = profile.frame().messageStart().text();
        String end = profile.frame().messageEnd().text();
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        int at = heard.indexOf(start);
        while (at >= 0 && heard.indexOf(end, at) >= 0) {
            words.append(' ').append(heard, at + start.length(), heard.indexOf(end, at));
            at = heard.indexOf(start, at + 1);
        }
        return Optional.of(words.toString().strip());
    }

    /** The port that it is spoken over. */
    public String port() {
        return port;
    }

    private static String shownCommand(CommandStep step) {
        String text = step.send().text();
        boolean printable = text.chars().allMatch(c -> (c >= ' ' && c < 127) || c == '\n');
        return printable ? "'" + text.strip() + "'" : "the bytes " + step.send();
    }

    /** What a device sent in one line, not too long: a text in quotation marks, or else bytes. */
    static String shown(String text) {
        if (text.chars().anyMatch(c -> c > '~')) {
            int most = Math.min(text.length(), SHOWN / 2);
            return "the bytes " + HexBytes.ascii(text.substring(0, most)) + (text.length() > most ? "..." : "");
        }
        String line = text.strip().replaceAll("[\\p{Cntrl}]+", " ");
        return "'" + (line.length() > SHOWN ? line.substring(0, SHOWN - 3) + "..." : line) + "'";
    }

    /**
     * The answer, taken out of the input; empty when it does not come in time. A line without the wanted text is the answer
     * only when no other follows: a device that streams already, since an earlier session was cut off, sends samples before it.
     */
    private Optional<String> await(CommandStep step) {
        Answer expect = step.expect();
        long deadline = clock.nanoTime() + step.timeout().toNanos();
        List<byte[]> patterns = expect.anyOf().stream().map(HexBytes::toArray).toList();
        Optional<String> unlike = Optional.empty();
        do {
            Optional<String> answer = takeAny(expect, patterns);
            while (answer.isPresent()) {
                if (tellsFailure(expect, answer.get()) || !lacks(expect, answer.get())) {
                    return answer;
                }
                unlike = answer;
                answer = takeAny(expect, patterns);
            }
            readMore();
        } while (clock.nanoTime() < deadline);
        return unlike;
    }

    private Optional<String> takeAny(Answer expect, List<byte[]> patterns) {
        return patterns.stream()
                .map(pattern -> take(expect, pattern))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The answer with these bytes, once it is whole. */
    private Optional<String> take(Answer expect, byte[] pattern) {
        int at = indexOf(pattern);
        int end = at + pattern.length + expect.moreBytes();
        if (at < 0 || end > count || !endsWell(expect, end)) {
            return Optional.empty();
        }
        int from = expect.kind() == Answer.Kind.EXACTLY ? at : 0;
        String text = new String(input, from, end - from, StandardCharsets.ISO_8859_1);
        System.arraycopy(input, end, input, 0, count - end);
        count -= end;
        return Optional.of(text);
    }

    private boolean endsWell(Answer expect, int end) {
        byte[] tail = expect.mustEnd().toArray();
        return tail.length == 0 || Arrays.equals(input, end - tail.length, end, tail, 0, tail.length);
    }

    private int indexOf(byte[] pattern) {
        for (int at = 0; at + pattern.length <= count; at++) {
            if (Arrays.equals(input, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at;
            }
        }
        return -1;
    }

    private void readMore() {
        if (stopped.getAsBoolean()) {
            throw new AcquisitionException(
                    "The dialogue with the " + profile.name() + " on " + port + " was broken off.");
        }
        if (count == input.length) {
            System.arraycopy(input, count / 2, input, 0, count - count / 2);
            count -= count / 2;
        }
        int read = link.read(input, count, input.length - count);
        if (read == ByteLink.GONE) {
            throw new AcquisitionException("The " + profile.name() + " on " + port
                    + " was unplugged or switched off while it was being prepared; plug it in and try again.");
        }
        count += read;
    }

    private void pause(Duration pause) {
        long deadline = clock.nanoTime() + pause.toNanos();
        while (clock.nanoTime() < deadline) {
            readMore();
        }
    }

    private void drain(Duration length) {
        if (!length.isZero()) {
            pause(length);
            count = 0;
        }
    }

    /** What came behind the last answer; handed over, so that it is there once. */
    public byte[] takeRest() {
        byte[] rest = Arrays.copyOf(input, count);
        count = 0;
        return rest;
    }
}
