package org.hillock.feedback.actuator.serial;

import java.time.Duration;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;

/**
 * An actuator on a serial line: the line, and a protocol that knows the bytes. The protocol greets the device before the
 * first command, and again after the line was lost.
 */
public final class SerialActuator implements Actuator {
    private final SerialLine line;
    private final SerialProtocol protocol;
    private volatile boolean greeted;
    private boolean closed;

    /** Prepares an actuator; the first command opens the line. */
    public SerialActuator(SerialLine line, SerialProtocol protocol) {
        this.line = line;
        this.protocol = protocol;
    }

    @Override
    public String name() {
        return protocol.name() + " " + line.name();
    }

    @Override
    public Acknowledgement acknowledgement() {
        return protocol.acknowledgement();
    }

    @Override
    public LinkLoss onLinkLoss() {
        return protocol.onLinkLoss();
    }

    @Override
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
            return;
        }
        greet();
        attempt(() -> protocol.send(line, command));
    }

    private synchronized void greet() {
        if (!greeted) {
            protocol.greet(line);
            greeted = true;
        }
    }

    private void attempt(Runnable exchange) {
        try {
            exchange.run();
        } catch (RuntimeException e) {
            greeted = false;
            throw e;
        }
    }

    @Override
    public Duration heartbeat() {
        return protocol.heartbeat();
    }

    @Override
    public void beat(CommandKind last) {
        greet();
        attempt(() -> line.write(protocol.beat()));
    }

    @Override
    public void awaitAcknowledgement(Duration patience) {
        attempt(() -> protocol.awaitAcknowledgement(line, patience));
    }

    @Override
    public void neutral() {
        greet();
        attempt(() -> line.write(protocol.neutral()));
        protocol.neutralSent();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            line.close();
        }
    }
}
