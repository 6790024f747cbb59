package org.hillock.feedback.actuator.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hillock.feedback.FeedbackException;
import org.jspecify.annotations.Nullable;

/**
 * A serial port, 8 data bits, 1 stop bit, no flow control.
 *
 * <p>With a peer that does not read, a write blocks in every time-out mode of the driver (seen on a pseudo-terminal with
 * jSerialComm 2.11.4), so each runs on a thread of its own and is given up at its deadline by closing the port. A peer that
 * is gone shows as a read of -1 or a short write while the port still counts as open.
 */
public final class SerialPortLine implements SerialLine {
    private final String port;
    private final SerialPortSettings settings;
    private volatile @Nullable SerialPort open;
    private volatile boolean closed;

    /** Prepares a line; the first write opens it. */
    public SerialPortLine(String port, SerialPortSettings settings) {
        this.port = port;
        this.settings = settings;
    }

    @Override
    public String name() {
        return port;
    }

    @Override
    public synchronized void write(byte[] bytes) {
        SerialPort line = opened();
        CompletableFuture<Integer> written = new CompletableFuture<>();
        Thread writer = new Thread(() -> written.complete(line.writeBytes(bytes, bytes.length)), "serial " + port);
        writer.setDaemon(true);
        writer.start();
        int count = await(written);
        if (count != bytes.length) {
            drop();
            throw failure("took " + count + " of " + bytes.length + " bytes", "check that the device is plugged in");
        }
    }

    private int await(CompletableFuture<Integer> written) {
        try {
            return written.get(settings.writeWithin().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            drop();
            throw failure(
                    "did not take a command within " + settings.writeWithin().toMillis() + " ms",
                    "check that the device reads what it is sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was left while it was written to", "try again");
        } catch (ExecutionException e) {
            throw failure("could not be written to (" + FeedbackException.reason(e) + ")", "check the port");
        }
    }

    private SerialPort opened() {
        if (closed) {
            throw failure("is closed", "open the session again");
        }
        SerialPort line = open;
        if (line != null) {
            return line;
        }
        SerialPort fresh;
        try {
            fresh = SerialPort.getCommPort(port);
        } catch (SerialPortInvalidPortException e) {
            throw failure("does not exist", "name one of those that 'hillock devices' lists");
        }
        fresh.setComPortParameters(
                settings.baud(), 8, SerialPort.ONE_STOP_BIT, settings.parity().code());
        fresh.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        if (!fresh.openPort(0)) {
            throw failure(
                    "could not be opened (error " + fresh.getLastErrorCode() + ")",
                    "check that it is plugged in, that nobody else uses it and that you may");
        }
        open = fresh;
        return fresh;
    }

    @Override
    public int read(Duration patience) {
        SerialPort line = open;
        if (line == null) {
            throw failure("is not open", "plug the device in");
        }
        line.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) Math.max(1, patience.toMillis()), 0);
        byte[] one = new byte[1];
        int count = line.readBytes(one, 1);
        if (count < 0) {
            drop();
            throw failure("is gone", "plug the device in again");
        }
        return count == 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public void forgetInput() {
        SerialPort line = open;
        if (line != null && line.bytesAvailable() > 0) {
            byte[] waiting = new byte[line.bytesAvailable()];
            line.readBytes(waiting, waiting.length);
        }
    }

    private void drop() {
        SerialPort line = open;
        open = null;
        if (line != null) {
            line.closePort();
        }
    }

    private FeedbackException failure(String what, String cure) {
        return new FeedbackException("serial port " + port + " " + what + "; " + cure + ".");
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }

    /** Settings of a port. */
    public record SerialPortSettings(int baud, Parity parity, Duration writeWithin) {
        /** No parity and a quarter of a second for a write. */
        public static SerialPortSettings at(int baud) {
            return new SerialPortSettings(baud, Parity.NONE, Duration.ofMillis(250));
        }
    }

    /** The parity bit. */
    public enum Parity {
        /** None. */
        NONE(SerialPort.NO_PARITY),
        /** Even. */
        EVEN(SerialPort.EVEN_PARITY);

        private final int code;

        Parity(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
