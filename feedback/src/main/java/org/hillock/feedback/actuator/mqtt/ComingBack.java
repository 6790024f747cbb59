package org.hillock.feedback.actuator.mqtt;

import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedListener;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import com.hivemq.client.mqtt.lifecycle.MqttClientReconnector;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tries to come back to a broker that is away, ever more rarely, until it is ended. The client's own way of doing so cannot be
 * ended while the broker is away: it would go on for as long as the process lives. Listens on the client's thread; any
 * thread may end it.
 */
final class ComingBack implements MqttClientDisconnectedListener, MqttClientConnectedListener {
    private static final long FIRST_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 3;

    private volatile boolean ended;
    private volatile Runnable farewell = () -> {};
    private volatile CompletableFuture<Boolean> due = CompletableFuture.completedFuture(true);

    @Override
    public void onDisconnected(MqttClientDisconnectedContext context) {
        if (ended || context.getSource() == MqttDisconnectSource.USER) {
            return;
        }
        MqttClientReconnector reconnector = context.getReconnector();
        long waitMillis = FIRST_MILLIS << Math.min(reconnector.getAttempts(), MOST_DOUBLINGS);
        CompletableFuture<Boolean> next = new CompletableFuture<>();
        due = next;
        reconnector.reconnectWhen(
                next.completeOnTimeout(true, waitMillis, TimeUnit.MILLISECONDS),
                (waited, never) -> reconnector.reconnect(!ended));
        if (ended) {
            next.complete(true);
        }
    }

    /** An attempt that was under way at the end may still succeed. */
    @Override
    public void onConnected(MqttClientConnectedContext context) {
        if (ended) {
            farewell.run();
        }
    }

    /**
     * No attempt begins any more.
     *
     * @param disconnect ends a connection that comes about all the same
     */
    void end(Runnable disconnect) {
        farewell = disconnect;
        ended = true;
        due.complete(true);
    }
}
