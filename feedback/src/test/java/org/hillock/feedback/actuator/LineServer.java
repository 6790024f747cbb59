package org.hillock.feedback.actuator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A TCP server on the loopback that answers lines with lines; for tests. */
final class LineServer implements AutoCloseable {
    private final ServerSocket listener;
    private static final int MOST_TRIES = 1000;
    private static final long BETWEEN_TRIES_NANOS = 10_000_000;

    private final CopyOnWriteArrayList<Socket> connections = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(1000);
    private final UnaryOperator<String> answer;
    private final boolean reading;

    private LineServer(int port, UnaryOperator<String> answer, boolean reading) {
        this.answer = answer;
        this.reading = reading;
        this.listener = listener(port);
        start(this::accept);
    }

    /** Somebody's outgoing connection may have got a given port meanwhile; it is waited for. */
    private static ServerSocket listener(int port) {
        for (int tries = MOST_TRIES; ; tries--) {
            try {
                return new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
            } catch (BindException e) {
                if (tries == 0) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Answers each line; an empty answer is none. */
    static LineServer answering(UnaryOperator<String> answer) {
        return new LineServer(0, answer, true);
    }

    static LineServer answeringAt(int port, UnaryOperator<String> answer) {
        return new LineServer(port, answer, true);
    }

    /** Accepts connections and reads nothing. */
    static LineServer deaf() {
        return new LineServer(0, line -> "", false);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "line server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                if (reading) {
                    start(() -> serve(connection));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                String reply = answer.apply(line);
                if (!reply.isEmpty()) {
                    connection.getOutputStream().write((reply + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The peer is gone, which some tests want.
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    String take() {
        try {
            String line = lines.poll(5, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no line came within 5 s");
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
