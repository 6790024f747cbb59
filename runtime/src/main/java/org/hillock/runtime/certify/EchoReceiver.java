package org.hillock.runtime.certify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.HillockException;

/** Stands for the device at the end of the way: notes when each command's datagram came in. */
final class EchoReceiver implements AutoCloseable {
    private static final int BUFFER_BYTES = 2048;
    private static final long CLOSE_PATIENCE_MILLIS = 1000;

    private final SessionClock clock;
    private final DatagramSocket socket;
    private final Map<Long, Long> receivedNanos = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::receive, "loop-back receiver");
    private final AtomicLong neutrals = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();

    /** Opens a port of this machine's loop-back interface. */
    EchoReceiver(SessionClock clock) {
        this.clock = clock;
        try {
            this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw HillockException.workFailed(
                    "The loop-back receiver found no UDP port (" + e.getMessage() + "); close other programs.", e);
        }
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** When the command of a decision came; empty when it never did. */
    OptionalLong receivedNanos(long sequence) {
        Long atNanos = receivedNanos.get(sequence);
        return atNanos == null ? OptionalLong.empty() : OptionalLong.of(atNanos);
    }

    long neutrals() {
        return neutrals.get();
    }

    long unreadable() {
        return unreadable.get();
    }

    private void receive() {
        ObjectMapper mapper = new ObjectMapper();
        DatagramPacket packet = new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                long atNanos = clock.nanoTime();
                JsonNode line = mapper.readTree(packet.getData(), 0, packet.getLength());
                note(line.path("seq").asLong(-1), line.path("cmd").asText(), atNanos);
            } catch (IOException e) {
                unreadable.addAndGet(socket.isClosed() ? 0 : 1);
            }
        }
    }

    private void note(long sequence, String command, long atNanos) {
        if (command.equals("neutral")) {
            neutrals.incrementAndGet();
        }
        if (sequence >= 0) {
            receivedNanos.putIfAbsent(sequence, atNanos);
        }
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join(CLOSE_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
