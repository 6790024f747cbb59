package org.hillock.feedback.actuator.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.TextCommands;

/**
 * Text lines to an Arduino: {@code "7 SERVO 90\n"}, answered by {@code "OK 7\n"} or {@code "ERR 7 text\n"}; {@code "0
 * STOP\n"} is neutral. Opening the port resets many boards, so the firmware's {@code READY name version} is waited for, up
 * to three seconds. The firmware must go neutral by itself when no line comes for half a second.
 */
public final class ArduinoLines implements SerialProtocol {
    private static final Duration BOOT = Duration.ofSeconds(3);
    private static final int SEQUENCES = 65536;
    private static final int LONGEST_LINE = 64;
    private static final byte[] STOP = "0 STOP\n".getBytes(StandardCharsets.US_ASCII);

    private final TextCommands.Encoder encoder;
    private volatile int awaited;

    /** Commands by a table; its neutral text is not used, and its ending is empty. */
    public ArduinoLines(TextCommands texts) {
        this.encoder = texts.encoder(name());
    }

    @Override
    public String name() {
        return "arduino";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.DEVICE;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return LinkLoss.depends(
                "the firmware must go neutral by itself 500 ms after the last line, which nobody can see from here");
    }

    @Override
    public void greet(SerialLine line) {
        line.write(STOP);
        Lines.await(line, BOOT, name() + " " + line.name(), text -> text.startsWith("READY ") || text.equals("OK 0"));
    }

    @Override
    public void send(SerialLine line, ActuatorCommand command) {
        // Sequence 0 belongs to STOP.
        int sequence = 1 + (int) Math.floorMod(command.sequence(), (long) SEQUENCES - 1);
        String text = sequence + " " + new String(encoder.encode(command), StandardCharsets.US_ASCII) + "\n";
        if (text.length() > LONGEST_LINE) {
            throw new FeedbackException(name() + ": the line '" + text.strip() + "' has " + text.length()
                    + " bytes, expected at most " + LONGEST_LINE + "; shorten it.");
        }
        line.forgetInput();
        awaited = sequence;
        line.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void awaitAcknowledgement(SerialLine line, Duration patience) {
        String ok = "OK " + awaited;
        String error = "ERR " + awaited;
        String answer = Lines.await(
                line,
                patience,
                name() + " " + line.name(),
                text -> text.equals(ok) || text.startsWith(error) || text.startsWith("READY "));
        if (!answer.equals(ok)) {
            throw new FeedbackException(name() + " " + line.name() + ": the board answered '" + answer + "', expected '"
                    + ok + "'" + (answer.startsWith("READY") ? "; it has started anew." : "."));
        }
    }

    @Override
    public byte[] neutral() {
        return STOP;
    }

    @Override
    public void neutralSent() {
        awaited = 0;
    }
}
