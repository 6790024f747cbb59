package org.hillock.feedback.actuator;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.FeedbackException;

/**
 * A Tello drone by its SDK text over UDP (Ryze Tello SDK 2.0): {@code command} first, then {@code rc a b c d} for motions and
 * named texts for classes. Sticks are held within {@value #STICK_CEILING} of 100. Neutral is {@code rc 0 0 0 0}, repeated ten
 * times a second; closing lands. The drone keeps the last stick after a lost link until it lands by itself after 15 s: fly it in a cage, with a
 * person at the power.
 */
public final class TelloActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS =
            LinkLoss.rests("the drone keeps its last stick, and lands by itself 15 s after the last command");

    static final int STICK_CEILING = 30;
    private static final Set<String> FORBIDDEN = Set.of("emergency");
    private static final byte[] HOVER = ascii("rc 0 0 0 0");
    private static final byte[] LAND = ascii("land");
    /** Sticks are to be sent ten to twenty times a second. */
    private static final Duration STREAM = Duration.ofMillis(100);

    private static final int MOST_LATE_ANSWERS = 16;
    private static final Duration HANDSHAKE = Duration.ofSeconds(7);

    private final InetSocketAddress target;
    private final DatagramSocket socket;
    private final Map<String, String> texts;
    private boolean answered;
    private volatile boolean awaiting;
    private boolean answerOwed;

    /**
     * Opens the socket; the first command begins the SDK mode.
     *
     * @param texts for each class the drone's text, such as {@code "up 20"}
     * @throws FeedbackException when the host is unknown or a text is one that makes the drone fall
     */
    public TelloActuator(String host, int port, Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
        texts.forEach(
                (name, text) -> requireSafe("tello " + host + ": the command '" + name + "' is '" + text + "'", text));
        this.target = new InetSocketAddress(host, port);
        try {
            this.socket = new DatagramSocket();
            socket.connect(target);
        } catch (IOException e) {
            throw new FeedbackException(
                    "tello " + host + ":" + port + ": no socket could be opened (" + FeedbackException.reason(e) + ").",
                    e);
        }
    }

    private static void requireSafe(String read, String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (FORBIDDEN.contains(words)) {
            throw new FeedbackException(read + ", which cuts the motors in flight; use 'land'.");
        }
        if (words.startsWith("rc ") && !withinCeiling(words)) {
            throw new FeedbackException(read + ", expected 'rc' and four sticks from -" + STICK_CEILING + " to "
                    + STICK_CEILING + "; lower them.");
        }
    }

    private static boolean withinCeiling(String words) {
        return words.matches("rc( -?[0-9]{1,3}){4}")
                && Arrays.stream(words.substring(3).split(" "))
                        .allMatch(stick -> Math.abs(Integer.parseInt(stick)) <= STICK_CEILING);
    }

    @Override
    public String name() {
        return "tello " + target.getHostString() + ":" + target.getPort();
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.DEVICE;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public Duration heartbeat() {
        return STREAM;
    }

    @Override
    public void send(ActuatorCommand command) {
        awaiting = false;
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
            return;
        }
        forgetLateAnswers();
        if (!answered) {
            beginSdk();
        }
        if (!command.axes().isEmpty()) {
            write(ascii(sticks(command)));
            return;
        }
        String text = texts.get(command.name());
        if (text == null) {
            throw new FeedbackException(name() + ": there is no text for the command '" + command.name()
                    + "', only for " + texts.keySet() + "; add it to the session.");
        }
        if (text.strip().equals("takeoff")) {
            requireBattery();
        }
        write(ascii(text));
        awaiting = !text.startsWith("rc ");
        answerOwed = awaiting;
    }

    /** An answer that came too late, or that nobody waited for, must not count for the next command. */
    private void forgetLateAnswers() {
        for (int i = 0; i < MOST_LATE_ANSWERS && answerOwed; i++) {
            answerOwed = receive(Duration.ofMillis(1)).isPresent();
        }
        answerOwed = false;
    }

    /** Roll, pitch, throttle, yaw. */
    static String sticks(ActuatorCommand command) {
        StringBuilder rc = new StringBuilder("rc");
        for (int a = 0; a < 4; a++) {
            double axis = a < command.axes().size() ? command.axes().get(a) : 0;
            long stick = Math.round(Math.max(-1, Math.min(1, axis)) * STICK_CEILING);
            rc.append(' ').append(stick);
        }
        return rc.toString();
    }

    @Override
    public void awaitAcknowledgement(Duration patience) {
        if (awaiting) {
            String answer = read(patience);
            answerOwed = false;
            if (!answer.equals("ok")) {
                throw new FeedbackException(name() + ": the drone answered '" + answer + "', expected 'ok'.");
            }
        }
    }

    private void beginSdk() {
        write(ascii("command"));
        String answer = read(HANDSHAKE);
        if (!answer.equals("ok")) {
            throw new FeedbackException(name() + ": the drone answered '" + answer
                    + "' to 'command', expected 'ok'; switch it off and on.");
        }
        answered = true;
    }

    private void requireBattery() {
        write(ascii("battery?"));
        String answer = read(HANDSHAKE);
        int percent = answer.matches("[0-9]{1,3}") ? Integer.parseInt(answer) : 0;
        if (percent < 30) {
            throw new FeedbackException(name() + ": the battery stands at '" + answer
                    + "', expected 30 or more before a take-off; charge it.");
        }
    }

    @Override
    public void neutral() {
        awaiting = false;
        write(HOVER);
    }

    @Override
    public void close() {
        try (socket) {
            if (answered && !socket.isClosed()) {
                farewell();
            }
        }
    }

    /** Of two datagrams that are written, the second may tell that nobody was there for the first. */
    private void farewell() {
        try {
            write(HOVER);
        } finally {
            write(LAND);
        }
    }

    private void write(byte[] text) {
        try {
            socket.send(new DatagramPacket(text, text.length));
        } catch (PortUnreachableException e) {
            throw new FeedbackException(name() + ": nobody listens there; join the drone's network.", e);
        } catch (IOException e) {
            throw new FeedbackException(
                    name() + ": the command was not sent (" + FeedbackException.reason(e) + ").", e);
        }
    }

    private String read(Duration patience) {
        return receive(patience)
                .orElseThrow(() -> new FeedbackException(
                        name() + ": no answer within " + patience.toMillis() + " ms; join the drone's network."));
    }

    private Optional<String> receive(Duration patience) {
        try {
            socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
            DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
            socket.receive(packet);
            return Optional.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII).strip());
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new FeedbackException(name() + ": the answer was not read (" + FeedbackException.reason(e) + ").", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
