package org.hillock.feedback.actuator.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import java.util.concurrent.CompletableFuture;

/**
 * One clean session with a broker, in either version, which comes back by itself after the broker did. A publication while
 * it is away fails; it is never sent later, because a command that waits is a stale one.
 */
interface BrokerSession {
    /** Seconds without traffic after which the broker sends the will; it takes up to two and a half times as long. */
    int KEEP_ALIVE_SECONDS = 5;

    CompletableFuture<?> connect();

    CompletableFuture<?> publish(byte[] payload, long expirySeconds);

    CompletableFuture<?> disconnect();

    ComingBack comingBack();

    /** Ends it in whatever state it is; the broker may be away. */
    default void leave() {
        comingBack().end(this::disconnect);
        disconnect();
    }

    static BrokerSession open(MqttVersion version, String host, int port, String client, String topic, byte[] will) {
        ComingBack comingBack = new ComingBack();
        MqttClientBuilder builder = MqttClient.builder()
                .identifier(client)
                .serverHost(host)
                .serverPort(port)
                .addConnectedListener(comingBack)
                .addDisconnectedListener(comingBack);
        return version == MqttVersion.V5
                ? new Version5(builder.useMqttVersion5().buildAsync(), topic, will, comingBack)
                : new Version3(builder.useMqttVersion3().buildAsync(), topic, will, comingBack);
    }

    /** MQTT 3.1.1. */
    record Version3(Mqtt3AsyncClient client, String topic, byte[] will, ComingBack comingBack)
            implements BrokerSession {
        @Override
        public CompletableFuture<?> connect() {
            return client.connectWith()
                    .cleanSession(true)
                    .keepAlive(KEEP_ALIVE_SECONDS)
                    .willPublish()
                    .topic(topic)
                    .payload(will)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(false)
                    .applyWillPublish()
                    .send();
        }

        @Override
        public CompletableFuture<?> publish(byte[] payload, long expirySeconds) {
            return client.publishWith()
                    .topic(topic)
                    .payload(payload)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(false)
                    .send();
        }

        @Override
        public CompletableFuture<?> disconnect() {
            return client.disconnect();
        }
    }

    /** MQTT 5. */
    record Version5(Mqtt5AsyncClient client, String topic, byte[] will, ComingBack comingBack)
            implements BrokerSession {
        private static final long WILL_EXPIRY_SECONDS = 2;

        @Override
        public CompletableFuture<?> connect() {
            return client.connectWith()
                    .cleanStart(true)
                    .keepAlive(KEEP_ALIVE_SECONDS)
                    .willPublish()
                    .topic(topic)
                    .payload(will)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(false)
                    .messageExpiryInterval(WILL_EXPIRY_SECONDS)
                    .applyWillPublish()
                    .send();
        }

        @Override
        public CompletableFuture<?> publish(byte[] payload, long expirySeconds) {
            return client.publishWith()
                    .topic(topic)
                    .payload(payload)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(false)
                    .messageExpiryInterval(expirySeconds)
                    .send();
        }

        @Override
        public CompletableFuture<?> disconnect() {
            return client.disconnect();
        }
    }
}
