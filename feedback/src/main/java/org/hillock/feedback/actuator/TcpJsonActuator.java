package org.hillock.feedback.actuator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.feedback.FeedbackException;

/**
 * Sends each command as one line of JSON over TCP and expects {@code {"ack":7}} or {@code {"nak":7,"why":".."}} for it;
 * answers to earlier commands are passed over. The receiver goes neutral when the connection breaks or a ttl runs out.
 *
 * <p>A write that blocks, because the peer does not read, is ended by {@link #neutral}: the connection is closed.
 */
public final class TcpJsonActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS =
            LinkLoss.depends("a receiver that heeds the line's ttl goes neutral when it has run out");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER = 1024;
    private static final int MOST_ANSWERS = 64;
    private static final byte[] NEUTRAL = JsonLine.encode(ActuatorCommand.neutral(-1, 0));

    private final TcpLink link;
    private final AtomicBoolean writing = new AtomicBoolean();
    private volatile long awaited;

    /**
     * Prepares the connection; the first command opens it.
     *
     * @throws FeedbackException when the host is unknown
     */
    public TcpJsonActuator(String host, int port) {
        this.link = new TcpLink("tcp-json", host, port);
    }

    @Override
    public String name() {
        return "tcp-json " + link.target();
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
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            awaited = -1;
            write(NEUTRAL);
        } else {
            awaited = command.sequence();
            write(JsonLine.encode(command));
        }
    }

    @Override
    public void neutral() {
        if (writing.get()) {
            link.abandon();
        } else {
            awaited = -1;
            write(NEUTRAL);
        }
    }

    private void write(byte[] line) {
        writing.set(true);
        try {
            link.write(line);
        } finally {
            writing.set(false);
        }
    }

    @Override
    public void awaitAcknowledgement(Duration patience) {
        for (int i = 0; i < MOST_ANSWERS; i++) {
            JsonNode answer = parsed(link.readLine(patience, LONGEST_ANSWER));
            if (answer.path("ack").asLong(Long.MIN_VALUE) == awaited) {
                return;
            }
            if (answer.path("nak").asLong(Long.MIN_VALUE) == awaited) {
                throw new FeedbackException(name() + ": the receiver refused command " + awaited + " ("
                        + answer.path("why").asText("no reason given") + ").");
            }
        }
        throw new FeedbackException(name() + ": none of " + MOST_ANSWERS + " answers was to command " + awaited
                + "; check that the receiver echoes the sequence.");
    }

    private JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new FeedbackException(
                    name() + ": read the answer '" + line + "', expected {\"ack\":" + awaited
                            + "}; check that the receiver speaks JSON lines.",
                    e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
