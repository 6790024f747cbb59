package org.hillock.tests.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Receives the JSON lines of a {@code udp-json} actuator with the time of each. */
final class NeutralWatch implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final DatagramSocket socket;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());

    /** One command as it arrived. */
    record Received(String name, long sequence, long atNanos) {
        boolean isNeutral() {
            return name.equals("neutral");
        }
    }

    NeutralWatch() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::receive, "neutral watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                long now = System.nanoTime();
                JsonNode line =
                        JSON.readTree(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
                received.add(
                        new Received(line.path("cmd").asText(), line.path("seq").asLong(), now));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** The actuator's entry in a session file. */
    String actuator() {
        return "{ \"to\": \"udp-json\", \"port\": " + socket.getLocalPort() + " }";
    }

    List<Received> all() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    long actives() {
        return all().stream().filter(command -> !command.isNeutral()).count();
    }

    void awaitActives(long count) {
        await(list -> actives() >= count, count + " commands");
    }

    /** Waits for the first neutral after a time. */
    Received awaitNeutralAfter(long nanos) {
        await(list -> list.stream().anyMatch(c -> c.isNeutral() && c.atNanos() > nanos), "a neutral");
        return all().stream()
                .filter(c -> c.isNeutral() && c.atNanos() > nanos)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until so many neutrals more have come. */
    void awaitFurtherNeutrals(long count) {
        long before = all().size() - actives();
        await(list -> list.size() - actives() >= before + count, count + " further neutrals");
    }

    void awaitLastNeutral() {
        await(list -> !list.isEmpty() && list.get(list.size() - 1).isNeutral(), "a neutral as the last");
    }

    private void await(Predicate<List<Received>> until, String what) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!until.test(all())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never received " + what + ", only " + all());
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
