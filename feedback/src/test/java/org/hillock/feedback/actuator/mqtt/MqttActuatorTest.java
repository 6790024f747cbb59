package org.hillock.feedback.actuator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorContract;
import org.hillock.feedback.actuator.TextCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttActuatorTest {
    private static final String TOPIC = "bci/arm/cmd";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    @Nested
    class Version3 extends Against {
        Version3() {
            super(MqttVersion.V3_1_1);
        }
    }

    @Nested
    class Version5 extends Against {
        Version5() {
            super(MqttVersion.V5);
        }
    }

    abstract static class Against extends ActuatorContract {
        private final MqttVersion version;
        private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(100);
        private Mosquitto broker;
        private Mqtt3BlockingClient listener;

        @TempDir
        Path directory;

        Against(MqttVersion version) {
            this.version = version;
        }

        @BeforeEach
        void startBroker() {
            assumeTrue(
                    Mosquitto.program().isPresent(),
                    "SKIPPED: MQTT needs the program mosquitto (Debian: apt-get install mosquitto)");
            broker = new Mosquitto(directory);
            listen();
        }

        private void listen() {
            listener = MqttClient.builder()
                    .useMqttVersion3()
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            listener.connect();
            listener.toAsync()
                    .publishes(
                            MqttGlobalPublishFilter.ALL,
                            message -> heard.add(new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8)));
            listener.subscribeWith()
                    .topicFilter(TOPIC)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
        }

        @AfterEach
        void stopBroker() {
            if (broker != null) {
                broker.close();
            }
        }

        @Override
        protected Actuator open() {
            return open(PATIENCE);
        }

        private Actuator open(Duration connectPatience) {
            TextCommands texts = new TextCommands(Map.of("left", "grip {v:2}"), Optional.empty(), "neutral", "");
            return new MqttActuator(
                    version,
                    "127.0.0.1",
                    broker.port(),
                    "hillock" + CLIENTS.incrementAndGet(),
                    TOPIC,
                    texts,
                    connectPatience);
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
        void publishesACommandThatTheBrokerConfirmsAndANeutralAtTheEnd() {
            try (Actuator arm = open()) {
                assertThat(arm.acknowledgement()).isEqualTo(Acknowledgement.BROKER);
                arm.send(active(1));
                arm.awaitAcknowledgement(PATIENCE);
                assertThat(lastOutput()).isEqualTo("grip 0.50");
            }
            assertThat(lastOutput()).isEqualTo("neutral");
        }

        @Test
        void aCommandWhileTheBrokerIsAwayFailsAndIsNeverSentLater() throws InterruptedException {
            try (Actuator arm = open()) {
                arm.send(active(1));
                arm.awaitAcknowledgement(PATIENCE);
                assertThat(lastOutput()).isEqualTo("grip 0.50");
                broker.kill();
                assertThatThrownBy(() -> {
                            arm.send(active(2));
                            arm.awaitAcknowledgement(Duration.ofMillis(500));
                        })
                        .isInstanceOf(FeedbackException.class)
                        .hasMessageContaining("check that the broker runs there");
                broker.restart();
                listen();
                awaitNeutral(arm);
                assertThat(lastOutput()).isEqualTo("neutral");
                assertThat(heard).doesNotContain("grip 0.50");
            }
        }

        /** As the lane does: nothing but neutral until one is taken. */
        private void awaitNeutral(Actuator arm) throws InterruptedException {
            for (int i = 0; i < 100; i++) {
                try {
                    arm.neutral();
                    arm.awaitAcknowledgement(PATIENCE);
                    return;
                } catch (FeedbackException e) {
                    Thread.sleep(50);
                }
            }
            throw new AssertionError("the actuator did not come back");
        }

        @Test
        void namesABrokerThatDoesNotRun() {
            broker.kill();
            assertThatThrownBy(() -> open(Duration.ofMillis(200)))
                    .isInstanceOf(FeedbackException.class)
                    .hasMessageContaining("within 200 ms; check that the broker runs there");
        }
    }
}
