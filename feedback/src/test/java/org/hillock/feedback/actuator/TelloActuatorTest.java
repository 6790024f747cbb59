package org.hillock.feedback.actuator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.feedback.FeedbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelloActuatorTest extends ActuatorContract {
    private static final Map<String, String> TEXTS = Map.of("left", "left 20", "up", "takeoff");
    private DatagramSocket socket;
    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
    private volatile String battery = "87";
    private volatile String result = "ok";

    @BeforeEach
    void startDrone() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread drone = new Thread(this::fly, "drone");
        drone.setDaemon(true);
        drone.start();
    }

    private void fly() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[256], 256);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII);
                heard.add(text);
                String reply =
                        switch (text) {
                            case "command" -> "ok";
                            case "battery?" -> battery;
                            default -> text.startsWith("rc ") ? "" : result;
                        };
                if (!reply.isEmpty()) {
                    byte[] bytes = reply.getBytes(StandardCharsets.US_ASCII);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @AfterEach
    void stopDrone() {
        socket.close();
    }

    @Override
    protected Actuator open() {
        return new TelloActuator("127.0.0.1", socket.getLocalPort(), TEXTS);
    }

    @Override
    protected Object lastOutput() {
        try {
            String text = heard.poll(5, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            return text;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void beginsTheSdkModeBeforeItsFirstCommandAndLandsAtTheEnd() {
        try (Actuator drone = open()) {
            drone.send(active(1));
            drone.awaitAcknowledgement(Duration.ofSeconds(5));
        }
        assertThat(List.of(lastOutput(), lastOutput(), lastOutput(), lastOutput()))
                .containsExactly("command", "left 20", "rc 0 0 0 0", "land");
    }

    @Test
    void freesItsSocketAlsoWhenTheDroneIsGone() throws Exception {
        Actuator drone = open();
        drone.send(active(1));
        int port = socket.getLocalPort();
        socket.close();
        awaitFree(port);
        assertThatThrownBy(drone::close).isInstanceOf(FeedbackException.class).hasMessageContaining("nobody listens");
        drone.close();
        assertThatThrownBy(drone::neutral).isInstanceOf(FeedbackException.class).hasMessageContaining("closed");
    }

    /** A socket on which another thread waits is gone a little after its close. */
    private static void awaitFree(int port) throws Exception {
        boolean free = false;
        for (int i = 0; i < 1000 && !free; i++) {
            try (DatagramSocket next = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                free = next.isBound();
            } catch (SocketException inUse) {
                Thread.sleep(2);
            }
        }
        assertThat(free).isTrue();
    }

    @Test
    void holdsTheSticksWithinTheCeiling() {
        ActuatorCommand wild = new ActuatorCommand(0, 0, 0, 0, "move", 5, List.of(0.0, 5.0, -1.0), CommandKind.ACTIVE);
        assertThat(TelloActuator.sticks(wild)).isEqualTo("rc 0 30 -30 0");
        ActuatorCommand forward = new ActuatorCommand(0, 0, 0, 0, "move", 0, List.of(0.0, 1.0), CommandKind.ACTIVE);
        assertThat(TelloActuator.sticks(forward)).isEqualTo("rc 0 30 0 0");
    }

    @Test
    void refusesATakeOffWithAnEmptyBattery() {
        battery = "29";
        try (Actuator drone = open()) {
            ActuatorCommand up = new ActuatorCommand(0, 0, 0, 0, "up", 1, CommandKind.ACTIVE);
            assertThatThrownBy(() -> drone.send(up))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("the battery stands at '29'");
        }
    }

    @Test
    void tellsThatTheDroneRefused() {
        result = "error";
        try (Actuator drone = open()) {
            drone.send(active(1));
            assertThatThrownBy(() -> drone.awaitAcknowledgement(Duration.ofSeconds(5)))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("answered 'error'");
        }
    }

    @Test
    void anAnswerThatCameTooLateDoesNotCountForTheNextCommand() throws Exception {
        try (Actuator drone = open()) {
            drone.send(active(1));
            assertThat(List.of(lastOutput(), lastOutput())).containsExactly("command", "left 20");
            // Nobody waited for its 'ok'.
            drone.neutral();
            result = "error";
            awaitAnswer();
            drone.send(active(2));
            assertThatThrownBy(() -> drone.awaitAcknowledgement(Duration.ofSeconds(5)))
                    .hasMessageContaining("answered 'error'");
        }
    }

    /** The drone answers in order, and has heard what was written after what it answered. */
    private void awaitAnswer() {
        assertThat(lastOutput()).isEqualTo("rc 0 0 0 0");
    }

    @Test
    void refusesSticksAboveTheCeilingAlsoAsATextOfAClass() {
        assertThatThrownBy(() -> new TelloActuator("127.0.0.1", 8889, Map.of("left", "rc 0 31 0 0")))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("four sticks from -30 to 30");
        new TelloActuator("127.0.0.1", 8889, Map.of("left", "rc -30 30 0 0")).close();
    }

    @Test
    void refusesATextThatMakesTheDroneFall() {
        assertThatThrownBy(() -> new TelloActuator("127.0.0.1", 8889, Map.of("left", "EMERGENCY")))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("cuts the motors");
    }
}
