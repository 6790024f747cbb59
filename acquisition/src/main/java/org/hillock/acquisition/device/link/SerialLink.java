package org.hillock.acquisition.device.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.Transport;
import org.hillock.acquisition.stream.SessionClock;

/**
 * A serial port over jSerialComm.
 *
 * <p>A port whose device is gone makes a read fail at once; that is the disconnect event here. jSerialComm's own listener
 * for it is not used: it calls back without end until the port is closed. Should a system answer "no bytes" instead of an
 * error, reads that return empty far too soon are taken for the same.
 */
public final class SerialLink implements ByteLink {
    private static final int READ_MILLIS = 100;
    private static final long TOO_SOON_NANOS = 20_000_000;
    private static final int EMPTY_READS = 50;
    private static final int LEAST_STAGED = 256;
    private static final int MOST_STAGED = 1 << 16;
    private static final int NO_SUCH_FILE = 2;
    private static final int NO_ACCESS = 13;
    private static final int BUSY = 16;
    /** Errors of sockets by their numbers on Linux, where a Bluetooth headset's port is a file that connects when opened. */
    private static final int TIMED_OUT = 110;

    private static final int CONNECTION_REFUSED = 111;
    private static final int HOST_DOWN = 112;
    private static final int UNREACHABLE = 113;

    private final SerialPort port;
    private final SessionClock clock;
    private final ExecutorService writer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private byte[] staging = new byte[LEAST_STAGED];
    private int soonEmpty;

    private SerialLink(SerialPort port, SessionClock clock) {
        this.port = port;
        this.clock = clock;
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "serial-writer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Opens ports with this clock; behind a Bluetooth dongle, the connection to the device as well. */
    public static LinkOpener opener(SessionClock clock) {
        return LinkOpener.reachingThroughDongles((name, transport) -> open(name, transport, clock), clock);
    }

    private static SerialLink open(String name, Transport transport, SessionClock clock) {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(resolved(name, transport));
        } catch (SerialPortInvalidPortException e) {
            throw new AcquisitionException(
                    "There is no serial port '" + name + "'; 'hillock devices' lists those that there are.", e);
        }
        int parity =
                switch (transport.parity()) {
                    case NONE -> SerialPort.NO_PARITY;
                    case EVEN -> SerialPort.EVEN_PARITY;
                    case ODD -> SerialPort.ODD_PARITY;
                };
        int stopBits = transport.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
        port.setComPortParameters(transport.baud(), transport.dataBits(), stopBits, parity);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!port.openPort(0)) {
            throw refused(name, port.getLastErrorCode(), transport);
        }
        return new SerialLink(port, clock);
    }

    /** A link in the file system, such as those below /dev/serial/by-id, by the device that it leads to now. */
    private static String resolved(String name, Transport transport) {
        Path path = Path.of(name);
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath().toString() : name;
        } catch (IOException e) {
            throw refused(name, NO_SUCH_FILE, transport);
        }
    }

    /** Why a port cannot be opened, by the number of the system's error, and what to do. */
    static AcquisitionException refused(String name, int error, Transport transport) {
        String why =
                switch (error) {
                    case NO_SUCH_FILE -> absent(name, transport);
                    case HOST_DOWN, UNREACHABLE, TIMED_OUT ->
                        "the headset does not answer: it is off, asleep or too far away; switch it on and try again";
                    case CONNECTION_REFUSED ->
                        "the headset refuses the connection: another program or computer may have it, or the channel"
                                + " that the port is bound to is not its own; end the other connection, or bind the port"
                                + " anew";
                    case NO_ACCESS ->
                        "access is denied; add yourself to the group that owns it (dialout or uucp)"
                                + " and log in again";
                    case BUSY ->
                        "another program holds it; close that program (ModemManager and brltty hold new ports for some"
                                + " seconds)";
                    default ->
                        "the system says error " + error + "; check that the device is plugged in and that no"
                                + " other program holds the port";
                };
        return new AcquisitionException("The serial port " + name + " cannot be opened: " + why + ".");
    }

    private static String absent(String name, Transport transport) {
        if (!name.contains("rfcomm")) {
            return "there is none of this name; plug the device in, 'hillock devices' lists ports";
        }
        String channel = transport.rfcommChannel() == 0 ? "CHANNEL" : Integer.toString(transport.rfcommChannel());
        return "it is not bound, and bindings are gone after a restart; pair the headset, then 'rfcomm bind "
                + name.replaceAll("\\D", "") + " ADDRESS " + channel + "'";
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        long before = clock.nanoTime();
        int count = readPort(into, offset, length);
        if (count > 0) {
            soonEmpty = 0;
            return count;
        }
        if (count < 0 || closed.get()) {
            return GONE;
        }
        soonEmpty = clock.nanoTime() - before < TOO_SOON_NANOS ? soonEmpty + 1 : 0;
        return soonEmpty >= EMPTY_READS ? GONE : 0;
    }

    /**
     * Through an array that is about as long as what comes at once: jSerialComm copies the whole array that it is given to the
     * system's side and back at every read, however little comes.
     */
    private int readPort(byte[] into, int offset, int length) {
        int asked = Math.min(length, staging.length);
        int count = port.readBytes(staging, asked, 0);
        if (count <= 0) {
            return count;
        }
        System.arraycopy(staging, 0, into, offset, count);
        if (count == staging.length && count < MOST_STAGED) {
            staging = new byte[4 * count];
        }
        return count;
    }

    @Override
    public boolean write(byte[] bytes, Duration deadline) {
        if (closed.get()) {
            return false;
        }
        Future<Integer> sent = writer.submit(() -> port.writeBytes(bytes, bytes.length));
        try {
            return sent.get(deadline.toMillis(), TimeUnit.MILLISECONDS) == bytes.length;
        } catch (TimeoutException | ExecutionException e) {
            sent.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void changeSpeed(int baud) {
        if (!closed.get()) {
            port.setBaudRate(baud);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            writer.shutdownNow();
            port.closePort();
        }
    }
}
