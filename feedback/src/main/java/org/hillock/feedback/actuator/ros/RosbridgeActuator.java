package org.hillock.feedback.actuator.ros;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.jspecify.annotations.Nullable;

/**
 * Publishes each command as a {@code geometry_msgs/msg/Twist} through a rosbridge v2 server (WebSocket text). Neutral is the
 * zero Twist, repeated ten times a second. Nothing confirms, and a message that was published may reach a robot that joins up to a second later:
 * the robot needs a time-out of its own. The topic is never latched.
 *
 * <p>The connection is opened at the first command and again after it broke.
 */
public final class RosbridgeActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS = LinkLoss.depends(
            "the server publishes no more; the robot stops only if it has a time-out of its own, half a second or less");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** What drives a robot expects a stream of velocities; ten a second is usual. */
    private static final Duration STREAM = Duration.ofMillis(100);
    /** A write takes well below a millisecond where somebody reads. */
    private static final Duration HANGING = Duration.ofMillis(20);

    private static final String TWIST = "geometry_msgs/msg/Twist";

    private final URI uri;
    private final String topic;
    private final Map<String, List<Double>> classes;
    private final TwistScale scale;
    private final String neutral;
    private final Duration patience;
    private final HttpClient client;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;

    /**
     * Prepares a publisher.
     *
     * @param uri of the server, such as {@code ws://127.0.0.1:9090}
     * @param classes for each class the two axes that it stands for
     */
    public RosbridgeActuator(URI uri, String topic, Map<String, List<Double>> classes, TwistScale scale) {
        this(uri, topic, classes, scale, PATIENCE);
    }

    RosbridgeActuator(URI uri, String topic, Map<String, List<Double>> classes, TwistScale scale, Duration patience) {
        if (!"ws".equals(uri.getScheme()) && !"wss".equals(uri.getScheme())) {
            throw new FeedbackException(
                    "rosbridge: read the address '" + uri + "', expected one such as ws://127.0.0.1:9090; correct it.");
        }
        this.uri = uri;
        this.topic = topic;
        this.classes = Map.copyOf(classes);
        this.scale = scale;
        this.neutral = twist(topic, 0, 0);
        this.patience = patience;
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    @Override
    public String name() {
        return "rosbridge " + uri + topic;
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
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
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
        } else {
            write(encode(command));
        }
    }

    private String encode(ActuatorCommand command) {
        List<Double> axes = command.axes().isEmpty() ? classes.get(command.name()) : command.axes();
        if (axes == null) {
            throw new FeedbackException(name() + ": there are no axes for the command '" + command.name()
                    + "', only for " + classes.keySet() + "; add them to the session.");
        }
        double turn = axes.isEmpty() ? 0 : -axes.get(0) * scale.radiansPerSecond();
        double drive = axes.size() < 2 ? 0 : axes.get(1) * scale.metresPerSecond();
        return twist(topic, drive, turn);
    }

    static String twist(String topic, double metresPerSecond, double radiansPerSecond) {
        ObjectNode publish = JSON.createObjectNode();
        publish.put("op", "publish").put("topic", topic);
        ObjectNode message = publish.putObject("msg");
        message.putObject("linear").put("x", metresPerSecond).put("y", 0.0).put("z", 0.0);
        message.putObject("angular").put("x", 0.0).put("y", 0.0).put("z", radiansPerSecond);
        return publish.toString();
    }

    /** A write that hangs is ended by breaking the connection, after which the server publishes no more; the lane's next neutral connects anew. */
    @Override
    public void neutral() {
        if (!free()) {
            abandon();
            return;
        }
        try {
            writeAlone(neutral);
        } finally {
            turn.unlock();
        }
    }

    private boolean free() {
        try {
            return turn.tryLock(HANGING.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(String text) {
        turn.lock();
        try {
            writeAlone(text);
        } finally {
            turn.unlock();
        }
    }

    private void writeAlone(String text) {
        WebSocket open = connected();
        try {
            await(open.sendText(text, true));
        } catch (ExecutionException | TimeoutException e) {
            abandon();
            throw failure("the command was not sent", e);
        }
    }

    private WebSocket connected() {
        if (closed) {
            throw new FeedbackException(name() + ": it is closed.");
        }
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            return open;
        }
        CompletableFuture<WebSocket> opening =
                client.newWebSocketBuilder().connectTimeout(patience).buildAsync(uri, new WebSocket.Listener() {});
        try {
            WebSocket fresh = await(opening);
            ObjectNode advertise = JSON.createObjectNode();
            advertise.put("op", "advertise").put("topic", topic).put("type", TWIST);
            await(fresh.sendText(advertise.toString(), true));
            socket = fresh;
            return fresh;
        } catch (ExecutionException | TimeoutException e) {
            // Also one that opens only after nobody waits for it.
            opening.thenAccept(WebSocket::abort);
            throw failure("no connection", e);
        }
    }

    private <T> T await(CompletableFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private void abandon() {
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.abort();
        }
    }

    private FeedbackException failure(String what, Exception e) {
        return new FeedbackException(
                name() + ": " + what + " (" + FeedbackException.reason(e)
                        + "); check that rosbridge_server runs there.",
                e);
    }

    @Override
    public void close() {
        closed = true;
        WebSocket open = socket;
        socket = null;
        if (open != null) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }
}
