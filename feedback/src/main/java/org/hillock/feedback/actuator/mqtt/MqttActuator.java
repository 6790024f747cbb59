package org.hillock.feedback.actuator.mqtt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.TextCommands;

/**
 * Publishes each command to one topic with QoS 1, never retained, in a clean session whose last will is the neutral text.
 *
 * <p>The broker confirms, not the device: it needs a time-out of its own, because the will of a silent client comes only
 * after some 12 s. A command while the broker is away fails and is never sent later. With MQTT 5 a command expires at
 * the broker with its time to live, rounded up to seconds.
 */
public final class MqttActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS = LinkLoss.depends(
            "the broker publishes neutral when the connection breaks, but some 12 s after it fell silent; the device needs a"
                    + " time-out of its own");

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

    private final String target;
    private final BrokerSession session;
    private final TextCommands.Encoder encoder;
    private volatile CompletableFuture<?> newest = CompletableFuture.completedFuture(null);
    private boolean closed;

    /**
     * Connects to a broker.
     *
     * @param client the client's name, one a broker
     * @param texts the payloads
     * @throws FeedbackException when the broker does not let it in within five seconds
     */
    public MqttActuator(MqttVersion version, String host, int port, String client, String topic, TextCommands texts) {
        this(version, host, port, client, topic, texts, CONNECT_PATIENCE);
    }

    MqttActuator(
            MqttVersion version,
            String host,
            int port,
            String client,
            String topic,
            TextCommands texts,
            Duration connectPatience) {
        this.target = host + ":" + port + "/" + topic;
        this.encoder = texts.encoder(name());
        this.session = BrokerSession.open(version, host, port, client, topic, encoder.neutral());
        try {
            await(session.connect(), connectPatience, "the broker did not let it in");
        } catch (FeedbackException e) {
            session.leave();
            throw e;
        }
    }

    @Override
    public String name() {
        return "mqtt " + target;
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.BROKER;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public void send(ActuatorCommand command) {
        byte[] payload = command.kind() == CommandKind.NEUTRAL ? encoder.neutral() : encoder.encode(command);
        long expirySeconds = Math.max(1, (command.ttlNanos() + 999_999_999) / 1_000_000_000);
        publish(payload, expirySeconds, "the command was not sent");
    }

    private void publish(byte[] payload, long expirySeconds, String otherwise) {
        CompletableFuture<?> sent = session.publish(payload, expirySeconds);
        newest = sent;
        if (sent.isCompletedExceptionally()) {
            await(sent, Duration.ZERO, otherwise);
        }
    }

    @Override
    public void awaitAcknowledgement(Duration patience) {
        await(newest, patience, "the broker did not confirm");
    }

    @Override
    public void neutral() {
        publish(encoder.neutral(), 1, "the neutral was not sent");
    }

    /** A clean farewell sends no will, so the neutral goes first and is waited for. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            await(session.publish(encoder.neutral(), 1), CLOSE_PATIENCE, "the last neutral was not confirmed");
            await(session.disconnect(), CLOSE_PATIENCE, "the broker did not say farewell");
        } catch (FeedbackException e) {
            // The broker is away: its will says neutral for us, and there is nobody left to tell.
            session.leave();
        }
    }

    private void await(CompletableFuture<?> future, Duration patience, String what) {
        try {
            future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failure(what + " within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw failure(what + " (" + FeedbackException.reason(e) + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted while waiting", e);
        }
    }

    private FeedbackException failure(String what, Exception cause) {
        return new FeedbackException(name() + ": " + what + "; check that the broker runs there.", cause);
    }
}
