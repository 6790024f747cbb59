package org.hillock.feedback.actuator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.TextCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An actuator that could not be opened, or that was closed, leaves nobody behind who goes on knocking at the broker's door. */
class AbsentBrokerTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    /** A client that goes on waits 0.2 s, then 0.4 s. */
    private static final long QUIET_MILLIS = 800;

    private static final int DISCONNECT = 0xE0;
    private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Socket> visitors = new LinkedBlockingQueue<>();
    private volatile MqttVersion version = MqttVersion.V3_1_1;
    private volatile Manner manner = Manner.LET_WAIT;

    /** What happens to who knocks. */
    private enum Manner {
        LET_WAIT,
        TURN_AWAY,
        LET_IN
    }

    AbsentBrokerTest() throws IOException {
        Thread thread = new Thread(this::listen, "door");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                receive(door.accept());
            }
        } catch (IOException closed) {
            assertThat(door.isClosed()).isTrue();
        }
    }

    private void receive(Socket visitor) throws IOException {
        switch (manner) {
            case TURN_AWAY -> visitor.close();
            case LET_IN -> letIn(visitor);
            case LET_WAIT -> {}
        }
        visitors.add(visitor);
    }

    /** CONNACK without an error: with the two bytes of MQTT 3.1.1, with no properties in MQTT 5. */
    private void letIn(Socket visitor) throws IOException {
        visitor.getOutputStream()
                .write(version == MqttVersion.V5 ? new byte[] {0x20, 3, 0, 0, 0} : new byte[] {0x20, 2, 0, 0});
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        for (Socket visitor : visitors) {
            visitor.close();
        }
    }

    private MqttActuator open(Duration patience) {
        TextCommands texts = new TextCommands(Map.of("left", "grip"), Optional.empty(), "neutral", "");
        return new MqttActuator(version, "127.0.0.1", door.getLocalPort(), "hillock", "t", texts, patience);
    }

    private Socket visitor() throws InterruptedException {
        Socket visitor = visitors.poll(10, TimeUnit.SECONDS);
        assertThat(visitor).as("a connection").isNotNull();
        return visitor;
    }

    private void assertNobodyComesAnyMore() throws InterruptedException {
        visitors.clear();
        assertThat(visitors.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS))
                .as("a connection of an actuator that is closed")
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void oneThatWasNeverLetInDoesNotTryAgain(MqttVersion spoken) throws Exception {
        version = spoken;
        manner = Manner.TURN_AWAY;
        assertThatThrownBy(() -> open(SHORT)).isInstanceOf(FeedbackException.class);
        assertThat(visitors).isNotEmpty();
        assertNobodyComesAnyMore();
    }

    /** Of MQTT 3.1.1, by the field: level, flags (clean, a will with QoS 1, not retained), keep-alive, client, will. */
    @Test
    void asksTheBrokerToSayNeutralForItWhenItDies() throws Exception {
        assertThatThrownBy(() -> open(SHORT)).isInstanceOf(FeedbackException.class);
        try (Socket late = visitor()) {
            late.setSoTimeout(10_000);
            byte[] connect = late.getInputStream().readNBytes(2 + 31);
            assertThat(HexFormat.of().formatHex(connect))
                    .isEqualTo("101f" + "00044d515454" + "04" + "0e" + "0005" + "000768696c6c6f636b" + "000174"
                            + "00076e65757472616c");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsLetInTooLateSaysFarewell(MqttVersion spoken) throws Exception {
        version = spoken;
        assertThatThrownBy(() -> open(SHORT)).isInstanceOf(FeedbackException.class);
        try (Socket late = visitor()) {
            letIn(late);
            late.setSoTimeout(10_000);
            assertThat(lastPacket(late.getInputStream())).isEqualTo(DISCONNECT);
        }
        assertNobodyComesAnyMore();
    }

    /** The kind of the last packet before the end of the stream. */
    private static int lastPacket(InputStream in) throws IOException {
        int last = -1;
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            last = kind;
            in.readNBytes(in.read());
        }
        return last;
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsClosedWhileTheBrokerIsAwayDoesNotComeBack(MqttVersion spoken) throws Exception {
        version = spoken;
        manner = Manner.LET_IN;
        MqttActuator actuator = open(Duration.ofSeconds(10));
        manner = Manner.TURN_AWAY;
        visitor().close();
        actuator.close();
        assertNobodyComesAnyMore();
    }
}
