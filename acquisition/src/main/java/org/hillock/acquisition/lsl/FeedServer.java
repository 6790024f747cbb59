package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.stream.ChannelFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP side of an outlet: informations on request, and one feed with its own thread and queue for each consumer. */
final class FeedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedServer.class);
    private static final ConsumerQueue[] NOBODY = {};

    private final LslInfo info;
    private final int capacitySamples;
    private final ServiceResponder queries;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watchdog;
    private volatile ConsumerQueue[] queues = NOBODY;
    private long droppedByGone;
    private boolean closed;

    FeedServer(LslInfo info, int capacitySamples, ServiceResponder queries) {
        this.info = info;
        this.capacitySamples = capacitySamples;
        this.queries = queries;
        this.watchdog = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "lsl-deadline-" + info.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Accepts connections until the listener is closed. */
    void accept(ServerSocketChannel listener) {
        while (listener.isOpen()) {
            try {
                SocketChannel connection = listener.accept();
                if (connections.size() >= Limits.CONNECTIONS) {
                    LOG.warn("{} refuses a connection beyond {}", info.name(), Limits.CONNECTIONS);
                    connection.close();
                    continue;
                }
                connections.add(connection);
                Thread thread = new Thread(() -> serve(connection), "lsl-feed-" + info.name());
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                LOG.debug("{} stops or failed to accept: {}", info.name(), e.toString());
            }
        }
    }

    private void serve(SocketChannel connection) {
        try {
            // A whole request has a deadline, so that a peer that sends a byte now and then does not hold a thread.
            serve(
                    connection,
                    watchdog.schedule(() -> closeQuietly(connection), Limits.HEADER_MILLIS, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} closed while a connection came", info.name());
            closeQuietly(connection);
        }
    }

    private void serve(SocketChannel connection, ScheduledFuture<?> deadline) {
        try {
            Socket socket = connection.socket();
            socket.setTcpNoDelay(true);
            FeedInput in = new FeedInput(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String line = in.line();
            if (line.equals("LSL:fullinfo")) {
                out.write(LslInfoXml.fullForm(info).getBytes(StandardCharsets.UTF_8));
            } else if (line.equals("LSL:shortinfo")) {
                if (queries.matches(in.line())) {
                    out.write(queries.shortForm().getBytes(StandardCharsets.UTF_8));
                }
            } else {
                Optional<FeedRequest> request = FeedRequest.parseLine(line);
                if (request.isPresent()) {
                    FeedRequest whole = request.get().withHeaders(headers(socket, in));
                    if (deadline.cancel(false)) {
                        feed(whole, connection);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("A connection to {} ended: {}", info.name(), e.toString());
        } finally {
            deadline.cancel(false);
            closeQuietly(connection);
        }
    }

    /** Header lines up to the empty one; a bare request that ends with the connection's silence has none. */
    private static List<String> headers(Socket socket, FeedInput in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            if (lines.size() >= Limits.HEADER_LINES) {
                throw new SocketException(
                        "more than " + Limits.HEADER_LINES + " header lines from " + socket.getRemoteSocketAddress());
            }
            lines.add(line);
        }
        return lines;
    }

    private void feed(FeedRequest request, SocketChannel connection) throws IOException {
        try (FeedChannel channel = new FeedChannel(connection)) {
            if (request.version() / 100 > 1) {
                channel.writeAll(ascii("LSL/110 505 Version not supported"));
            } else if (!request.uid().isEmpty() && !request.uid().equals(info.uid())) {
                channel.writeAll(ascii("LSL/110 404 Not found"));
            } else {
                feed(request, channel);
            }
        }
    }

    private void feed(FeedRequest request, FeedChannel channel) throws IOException {
        ConsumerQueue queue = queue(request, channel);
        boolean wantsSamples = request.maxBufferSamples() > 0 && register(queue);
        try {
            channel.writeAll(ascii(FeedResponse.ok(info.uid(), request.order()).compose()));
            channel.writeAll(ByteBuffer.wrap(TestSamples.encode(info.format(), info.channelCount(), request.order())));
            queue.begin();
            while (wantsSamples && queue.sendNext()) {
                // Each turn waits until there is something that the outlet's thread could not send itself.
            }
        } finally {
            deregister(queue);
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private ConsumerQueue queue(FeedRequest request, FeedChannel channel) {
        SampleEncoder encoder = new SampleEncoder(info.format(), info.channelCount(), request.order());
        int samples = Math.min(request.maxBufferSamples(), capacitySamples);
        return info.format() == ChannelFormat.STRING
                ? new TextQueue(encoder, samples, channel)
                : new NumberQueue(encoder, samples, channel);
    }

    private synchronized boolean register(ConsumerQueue queue) {
        if (closed) {
            return false;
        }
        ConsumerQueue[] more = Arrays.copyOf(queues, queues.length + 1);
        more[queues.length] = queue;
        queues = more;
        return true;
    }

    private synchronized void deregister(ConsumerQueue queue) {
        List<ConsumerQueue> left = new ArrayList<>(List.of(queues));
        if (left.remove(queue)) {
            droppedByGone += queue.dropped();
            queues = left.toArray(NOBODY);
        }
    }

    /** The queues of those who listen. Not a copy; not to be modified. */
    ConsumerQueue[] queues() {
        return queues;
    }

    synchronized long dropped() {
        long all = droppedByGone;
        for (ConsumerQueue queue : queues) {
            all += queue.dropped();
        }
        return all;
    }

    private void closeQuietly(SocketChannel connection) {
        connections.remove(connection);
        try {
            connection.close();
        } catch (IOException e) {
            LOG.debug("A connection to {} did not close cleanly: {}", info.name(), e.getMessage());
        }
    }

    @Override
    public void close() {
        ConsumerQueue[] open;
        synchronized (this) {
            closed = true;
            open = queues;
        }
        for (ConsumerQueue queue : open) {
            queue.close();
        }
        for (SocketChannel connection : connections) {
            closeQuietly(connection);
        }
        watchdog.shutdownNow();
    }
}
