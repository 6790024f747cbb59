package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Measures the offset of an outlet's clock: a wave of eight probes, of which the one with the shortest round trip counts.
 * Used by one thread; {@link #close()} from any thread ends a wait.
 */
public final class ClockProbe implements ClockMeter {
    private static final int PROBES = 8;
    private static final int ENOUGH_REPLIES = 6;
    private static final long INTERVAL_NANOS = 64_000_000L;
    private static final long LAST_REPLY_NANOS = 128_000_000L;

    private final DatagramSocket socket;
    private final InetAddress address;
    private final int port;
    private final SessionClock clock;
    private final byte[] buffer = new byte[512];
    private int wave;

    /**
     * Opens the socket.
     *
     * @throws AcquisitionException when the outlet's service has no known address
     */
    public ClockProbe(LslInfo info, SessionClock clock) {
        Endpoint endpoint = info.instance().endpoint();
        try {
            this.address = InetAddress.getByName(endpoint.address());
            this.socket = new DatagramSocket();
        } catch (IOException e) {
            throw new AcquisitionException(
                    "The clock of LSL stream " + info.name() + " cannot be measured: " + e.getMessage() + ".", e);
        }
        this.port = endpoint.servicePort();
        this.clock = clock;
        this.wave = info.uid().hashCode() & 0xffff;
    }

    /** One estimate, within 0.64 s; empty when fewer than six of eight probes were answered. */
    @Override
    public Optional<ClockOffset> measure() throws IOException {
        wave = (wave + 1) & Integer.MAX_VALUE;
        long start = clock.nanoTime();
        Optional<ClockOffset> best = Optional.empty();
        int replies = 0;
        for (int probe = 0; probe <= PROBES; probe++) {
            long until = start + probe * INTERVAL_NANOS + (probe == PROBES ? LAST_REPLY_NANOS : INTERVAL_NANOS);
            if (probe < PROBES) {
                send();
            } else if (replies >= PROBES) {
                break;
            }
            for (Optional<ClockOffset> reply = receive(until); reply.isPresent(); reply = receive(until)) {
                replies++;
                ClockOffset offset = reply.get();
                best = best.filter(b -> !offset.isBetterThan(b)).or(() -> Optional.of(offset));
            }
        }
        return replies >= ENOUGH_REPLIES ? best : Optional.empty();
    }

    private void send() throws IOException {
        String text = "LSL:timedata\r\n" + wave + " " + Digits.shortest(LslClock.now(clock)) + "\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, address, port));
    }

    /** The next valid reply of this wave; empty when the time is over. */
    private Optional<ClockOffset> receive(long untilNanos) throws IOException {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        for (long left = untilNanos - clock.nanoTime(); left > 0; left = untilNanos - clock.nanoTime()) {
            socket.setSoTimeout((int) Math.max(1, left / 1_000_000));
            try {
                packet.setLength(buffer.length);
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            }
            double received = LslClock.now(clock);
            String text = new String(buffer, 0, packet.getLength(), StandardCharsets.US_ASCII);
            Optional<ClockOffset> offset = parse(text, wave, received);
            if (offset.isPresent() && packet.getAddress().equals(address)) {
                return offset;
            }
        }
        return Optional.empty();
    }

    /** Reads a reply; empty when it is malformed or of another wave. */
    static Optional<ClockOffset> parse(String reply, int wave, double received) {
        String[] words = reply.strip().split("\\s+", -1);
        if (words.length != 4 || Digits.whole(words[0], 0, Integer.MAX_VALUE) != wave) {
            return Optional.empty();
        }
        ClockOffset offset =
                ClockOffset.of(Digits.parse(words[1]), Digits.parse(words[2]), Digits.parse(words[3]), received);
        boolean sound = Double.isFinite(offset.correctionSeconds()) && offset.uncertaintySeconds() > -1e-3;
        return sound ? Optional.of(offset) : Optional.empty();
    }

    @Override
    public void close() {
        socket.close();
    }
}
