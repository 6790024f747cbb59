package org.hillock.feedback.actuator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.hillock.feedback.FeedbackException;

/**
 * One command as a line of JSON: {@code {"seq":7,"t":1.25,"cmd":"left","v":0.5,"ttl":200}} and a line feed, at most 1024
 * bytes of UTF-8.
 *
 * <p>A motion has its axes as well, {@code "axes":[0.5,-1.0]}; {@code v} is the first. {@code t} is in seconds on the sender's monotonic clock, {@code ttl} in milliseconds from the receipt; a receiver
 * goes neutral when it runs out, and ignores names that it does not know.
 */
final class JsonLine {
    static final int MAX_BYTES = 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_SECOND = 1e9;

    private JsonLine() {}

    static byte[] encode(ActuatorCommand command) {
        ObjectNode line = JSON.createObjectNode();
        line.put("seq", command.sequence());
        line.put("t", command.decidedNanos() / NANOS_PER_SECOND);
        line.put("cmd", command.name());
        line.put("v", command.value());
        if (!command.axes().isEmpty()) {
            command.axes().forEach(line.putArray("axes")::add);
        }
        line.put("ttl", TimeUnit.NANOSECONDS.toMillis(command.ttlNanos()));
        try {
            byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            if (bytes.length > MAX_BYTES) {
                throw new FeedbackException(
                        "udp-json: the command '" + command.name().substring(0, 20)
                                + "...' makes a line of " + bytes.length + " bytes, at most " + MAX_BYTES
                                + " are allowed; shorten the class name.");
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new FeedbackException(
                    "udp-json: a command could not be written as JSON (" + FeedbackException.reason(e) + ").", e);
        }
    }
}
