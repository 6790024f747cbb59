package org.hillock.acquisition.device.link;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SessionClock;

/**
 * Commands to a dongle and what it says to them. Values that come meanwhile are kept for the frame parser. Control plane;
 * one thread.
 */
final class BgapiDialogue {
    private static final Duration WRITE_DEADLINE = Duration.ofSeconds(1);
    private static final int MOST_KEPT = 1 << 16;

    private final String port;
    private final ByteLink link;
    private final SessionClock clock;
    private final BooleanSupplier stopped;
    private final BgapiPackets packets = new BgapiPackets();
    private final byte[] input = new byte[4096];
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private boolean gone;

    BgapiDialogue(String port, ByteLink link, SessionClock clock, BooleanSupplier stopped) {
        this.port = port;
        this.link = link;
        this.clock = clock;
        this.stopped = stopped;
    }

    void send(byte[] packet) {
        if (!link.write(packet, WRITE_DEADLINE)) {
            throw new AcquisitionException("The Bluetooth dongle on " + port + " took no bytes for "
                    + WRITE_DEADLINE.toSeconds() + " s; unplug it and plug it in again.");
        }
    }

    /** Waits for a packet; others are dropped, but for values. */
    Optional<byte[]> await(Duration patience, Predicate<byte[]> wanted) {
        long deadline = clock.nanoTime() + patience.toNanos();
        do {
            for (Optional<byte[]> packet = packets.next(); packet.isPresent(); packet = packets.next()) {
                if (wanted.test(packet.get())) {
                    return packet;
                }
                keepValue(packet.get());
            }
            readMore();
        } while (!gone && clock.nanoTime() < deadline);
        return Optional.empty();
    }

    Optional<byte[]> awaitEvent(Duration patience, int what) {
        return await(patience, packet -> Bgapi.isEvent(packet) && Bgapi.what(packet) == what);
    }

    Optional<byte[]> awaitResponse(Duration patience, int what) {
        return await(patience, packet -> !Bgapi.isEvent(packet) && Bgapi.what(packet) == what);
    }

    private void keepValue(byte[] packet) {
        boolean matters = Bgapi.isEvent(packet)
                && (Bgapi.what(packet) == Bgapi.VALUE || Bgapi.what(packet) == Bgapi.DISCONNECTED);
        if (matters && values.size() < MOST_KEPT) {
            values.writeBytes(packet);
        }
    }

    private void readMore() {
        if (stopped.getAsBoolean()) {
            throw new AcquisitionException("The dialogue with the Bluetooth dongle on " + port + " was broken off.");
        }
        int read = link.read(input, 0, input.length);
        gone = read == ByteLink.GONE;
        if (read > 0) {
            packets.add(input, read);
        }
    }

    /** Whether the port was lost while waiting. */
    boolean isGone() {
        return gone;
    }

    /** Takes the beginning of a packet that was read by another. */
    void resume(byte[] bytes, int length) {
        packets.add(bytes, length);
    }

    /** The values that came while something else was waited for, and the beginning of the next packet; handed over. */
    byte[] takeValues() {
        for (Optional<byte[]> packet = packets.next(); packet.isPresent(); packet = packets.next()) {
            keepValue(packet.get());
        }
        values.writeBytes(packets.takeRest());
        byte[] kept = values.toByteArray();
        values.reset();
        return kept;
    }
}
