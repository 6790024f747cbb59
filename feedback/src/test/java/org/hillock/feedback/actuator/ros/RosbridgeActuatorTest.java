package org.hillock.feedback.actuator.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.ActuatorLane;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LaneListener;
import org.hillock.feedback.actuator.LaneSettings;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosbridgeActuatorTest extends ActuatorContract {
    /** Twenty million bytes, more than the buffers of a connection hold. */
    private static final int MOST_WRITES = 10_000;

    private final BlockingQueue<String> texts = new ArrayBlockingQueue<>(100);
    private FakeBridge bridge;

    private final class FakeBridge extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        FakeBridge() {
            super(new InetSocketAddress("127.0.0.1", 0));
            setReuseAddr(true);
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            // Nothing to greet with.
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {
            texts.add("closed");
        }

        @Override
        public void onMessage(WebSocket socket, String message) {
            texts.add(message);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {
            texts.add("error " + e);
        }

        @Override
        public void onStart() {
            started.countDown();
        }
    }

    @BeforeEach
    void startBridge() throws InterruptedException {
        bridge = new FakeBridge();
        bridge.start();
        assertThat(bridge.started.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stopBridge() throws InterruptedException {
        bridge.stop(1000);
    }

    @Override
    protected Actuator open() {
        return new RosbridgeActuator(
                URI.create("ws://127.0.0.1:" + bridge.getPort()),
                "/cmd_vel",
                Map.of("left", List.of(-1.0, 0.5)),
                new TwistScale(0.4, 0.5));
    }

    @Override
    protected Object lastOutput() {
        String text = take();
        return text.contains("\"advertise\"") ? take() : text;
    }

    private String take() {
        try {
            String text = texts.poll(5, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            return text;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void advertisesOnceAndPublishesATwistThatTurnsLeftForALeftAxis() {
        try (Actuator robot = open()) {
            robot.send(active(1));
            robot.send(active(2));
            assertThat(take())
                    .isEqualTo("{\"op\":\"advertise\",\"topic\":\"/cmd_vel\",\"type\":\"geometry_msgs/msg/Twist\"}");
            String twist =
                    "{\"op\":\"publish\",\"topic\":\"/cmd_vel\",\"msg\":{\"linear\":{\"x\":0.2,\"y\":0.0,\"z\":0.0},"
                            + "\"angular\":{\"x\":0.0,\"y\":0.0,\"z\":0.5}}}";
            assertThat(take()).isEqualTo(twist);
            assertThat(take()).isEqualTo(twist);
        }
    }

    @Test
    void aServerThatIsGoneIsNamedAndFoundAgain() throws InterruptedException {
        try (Actuator robot = open()) {
            robot.send(active(1));
            bridge.stop(1000);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 50; i++) {
                            robot.send(active(2));
                            Thread.sleep(10);
                        }
                    })
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("check that rosbridge_server runs there");
        }
    }

    /** A server that lets us in and never reads. */
    private static void letInAndNeverRead(ServerSocket server) throws IOException {
        Socket peer = server.accept();
        BufferedReader request =
                new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
        String key = "";
        for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
            key = line.startsWith("Sec-WebSocket-Key: ") ? line.substring(19) : key;
        }
        // RFC 6455, 4.2.2.
        byte[] digest = sha1(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
        peer.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** For two seconds it has waited and got nothing written; one that lacks a processor is ready to run instead. */
    private static void awaitHang(Thread writer, AtomicInteger sent) throws InterruptedException {
        int before = -1;
        int looks = 0;
        for (int quiet = 0; quiet < 20; Thread.sleep(100)) {
            assertThat(looks++).as("looks until a write hangs").isLessThan(600);
            int now = sent.get();
            boolean waits = writer.getState() == Thread.State.TIMED_WAITING;
            quiet = waits && now == before && now > 1 ? quiet + 1 : 0;
            before = now;
        }
    }

    @Test
    void neutralBreaksTheConnectionUnderAWriteThatHangs() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.setReceiveBufferSize(4096);
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            CompletableFuture<Void> accepted = CompletableFuture.runAsync(() -> {
                try {
                    letInAndNeverRead(server);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            RosbridgeActuator robot = new RosbridgeActuator(
                    URI.create("ws://127.0.0.1:" + server.getLocalPort()),
                    "/" + "x".repeat(2000),
                    Map.of("left", List.of(-1.0)),
                    new TwistScale(1, 1),
                    Duration.ofMinutes(1));
            AtomicInteger sent = new AtomicInteger();
            CompletableFuture<Thread> writer = new CompletableFuture<>();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                writer.complete(Thread.currentThread());
                while (sent.incrementAndGet() < MOST_WRITES) {
                    robot.send(active(1));
                }
            });
            accepted.get(30, TimeUnit.SECONDS);
            awaitHang(writer.get(30, TimeUnit.SECONDS), sent);
            robot.neutral();
            assertThatThrownBy(() -> writing.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(FeedbackException.class)
                    .hasMessageContaining("the command was not sent");
            assertThat(sent.get()).isLessThan(MOST_WRITES);
            robot.close();
        }
    }

    @Test
    void saysInWordsThatNobodyListens() throws Exception {
        bridge.stop(1000);
        try (Actuator robot = open()) {
            assertThatThrownBy(robot::neutral)
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageEndingWith(
                            ": no connection (nobody listens there); check that rosbridge_server runs there.");
        }
    }

    @Test
    void aLaneStreamsTheZeroTwistUntilACommandComes() {
        ActuatorLane lane =
                ActuatorLane.open(open(), LaneSettings.USUAL, command -> true, System::nanoTime, LaneListener.NONE);
        assertThat(take()).contains("advertise");
        String zero = RosbridgeActuator.twist("/cmd_vel", 0, 0);
        assertThat(List.of(take(), take(), take(), take())).containsOnly(zero);
        lane.offer(active(1));
        String next = take();
        while (next.equals(zero)) {
            next = take();
        }
        assertThat(next).isEqualTo(RosbridgeActuator.twist("/cmd_vel", 0.2, 0.5));
        lane.close();
        assertThat(take()).isEqualTo(zero);
        assertThat(take()).isEqualTo("closed");
    }

    @Test
    void namesACommandWithoutAxes() {
        try (Actuator robot = open()) {
            ActuatorCommand feet = new ActuatorCommand(0, 0, 0, 0, "feet", 1, CommandKind.ACTIVE);
            assertThatThrownBy(() -> robot.send(feet)).hasMessageContaining("no axes for the command 'feet'");
        }
    }

    @Test
    void refusesAnAddressThatIsNoWebSocket() {
        assertThatThrownBy(() -> new RosbridgeActuator(
                        URI.create("http://127.0.0.1"), "/cmd_vel", Map.of(), new TwistScale(1, 1)))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("ws://");
    }
}
