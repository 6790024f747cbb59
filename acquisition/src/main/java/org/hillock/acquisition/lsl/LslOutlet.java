package org.hillock.acquisition.lsl;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.lsl.ServiceResponder.Duty;
import org.hillock.acquisition.stream.SessionClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one stream to any number of consumers.
 *
 * <p>Pushing encodes into each consumer's queue and returns: it never waits for the network, and numbers are pushed
 * without allocation. A consumer that is too slow loses its oldest samples, which {@link #dropped()} counts. What is
 * pushed while nobody listens is gone. Stamps are session time in nanoseconds. Push from one thread.
 */
public final class LslOutlet implements StreamOutlet {
    private static final Logger LOG = LoggerFactory.getLogger(LslOutlet.class);

    private final LslInfo info;
    private final double periodSeconds;
    private final FeedServer server;
    private final List<Closeable> sockets = new ArrayList<>();

    /**
     * Opens the sockets and begins to answer.
     *
     * @param stream what to publish; it gets a fresh uid
     * @throws org.hillock.acquisition.AcquisitionException when no port can be bound
     */
    public static LslOutlet open(LslInfo stream, LslSettings settings, SessionClock clock) {
        return new LslOutlet(stream, settings, clock);
    }

    private LslOutlet(LslInfo stream, LslSettings settings, SessionClock clock) {
        List<ServerSocketChannel> listeners = new ArrayList<>();
        List<DatagramChannel> services = new ArrayList<>();
        Endpoint v4 = bind(settings, StandardProtocolFamily.INET, listeners, services);
        Endpoint v6 = bind(settings, StandardProtocolFamily.INET6, listeners, services);
        LslInstance instance =
                new LslInstance(LslInfo.freshUid(), LslClock.now(clock), 110, settings.sessionId(), hostname(), v4, v6);
        this.info = stream.servedBy(instance);
        this.periodSeconds = stream.nominalRateHz() > 0 ? 1 / stream.nominalRateHz() : 0;
        @Nullable ServiceResponder queries = null;
        for (DatagramChannel service : services) {
            queries = new ServiceResponder(service, Duty.QUERIES_AND_PROBES, info, clock);
            serve(queries, service, "lsl-service");
        }
        for (DatagramChannel discovery : DiscoverySockets.open(settings)) {
            serve(new ServiceResponder(discovery, Duty.QUERIES, info, clock), discovery, "lsl-discovery");
        }
        this.server =
                new FeedServer(info, settings.bufferSamples(stream.nominalRateHz()), Objects.requireNonNull(queries));
        for (ServerSocketChannel listener : listeners) {
            serve(() -> server.accept(listener), listener, "lsl-data");
        }
        FeedWarmUp.begin(info);
    }

    private static Endpoint bind(
            LslSettings settings,
            StandardProtocolFamily family,
            List<ServerSocketChannel> listeners,
            List<DatagramChannel> services) {
        if (!settings.uses(family)) {
            return Endpoint.NONE;
        }
        try {
            ServerSocketChannel listener = LslPorts.bindData(settings, family);
            DatagramChannel service = LslPorts.bindService(settings, family);
            listeners.add(listener);
            services.add(service);
            return new Endpoint(
                    "", listener.socket().getLocalPort(), service.socket().getLocalPort());
        } catch (AcquisitionException e) {
            if (family == StandardProtocolFamily.INET6 && !listeners.isEmpty()) {
                LOG.warn("The stream is served by IPv4 only: {}", e.getMessage());
                return Endpoint.NONE;
            }
            throw e;
        }
    }

    private void serve(Runnable work, Closeable socket, String name) {
        sockets.add(socket);
        Thread thread = new Thread(work, name + "-" + info.name());
        thread.setDaemon(true);
        thread.start();
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public LslInfo info() {
        return info;
    }

    @Override
    public void push(float[] values, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, values.length);
        ConsumerQueue[] queues = server.queues();
        for (int i = 0; i < queues.length; i++) {
            queues[i].offer(values, samples, LslClock.seconds(lastNanos), periodSeconds);
        }
    }

    @Override
    public void push(double[] values, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, values.length);
        ConsumerQueue[] queues = server.queues();
        for (int i = 0; i < queues.length; i++) {
            queues[i].offer(values, samples, LslClock.seconds(lastNanos), periodSeconds);
        }
    }

    @Override
    public void push(long[] values, long lastNanos) {
        int samples = StreamOutlet.wholeSamples(info, values.length);
        ConsumerQueue[] queues = server.queues();
        for (int i = 0; i < queues.length; i++) {
            queues[i].offer(values, samples, LslClock.seconds(lastNanos), periodSeconds);
        }
    }

    @Override
    public void push(String[] values, long nanos) {
        StreamOutlet.requireSample(info, values);
        ConsumerQueue[] queues = server.queues();
        for (int i = 0; i < queues.length; i++) {
            queues[i].offer(values, LslClock.seconds(nanos));
        }
    }

    @Override
    public boolean hasConsumers() {
        return consumers() > 0;
    }

    @Override
    public OptionalLong droppedSamples() {
        return OptionalLong.of(dropped());
    }

    /** How many consumers receive. */
    public int consumers() {
        return server.queues().length;
    }

    /** How many samples slow consumers have lost, all together. */
    public long dropped() {
        return server.dropped();
    }

    /** Closes all sockets; consumers see the end of their connection. Idempotent. */
    @Override
    public void close() {
        for (Closeable socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A socket of {} did not close cleanly: {}", info.name(), e.getMessage());
            }
        }
        server.close();
    }
}
