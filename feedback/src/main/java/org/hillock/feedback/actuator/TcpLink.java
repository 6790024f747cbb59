package org.hillock.feedback.actuator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.hillock.feedback.FeedbackException;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that is opened when it is first needed and again after it broke. Writes and reads happen on one thread;
 * {@link #abandon} may come from any.
 */
final class TcpLink implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1000;
    private final String protocol;
    private final InetSocketAddress target;
    private volatile @Nullable Socket socket;
    private volatile boolean closed;

    TcpLink(String protocol, String host, int port) {
        this.protocol = protocol;
        this.target = new InetSocketAddress(host, port);
        if (target.isUnresolved()) {
            throw new FeedbackException(
                    protocol + " " + host + ":" + port + ": the host has no known address; name another one.");
        }
    }

    String target() {
        return target.getHostString() + ":" + target.getPort();
    }

    /** Sends bytes; connects first where needed. */
    synchronized void write(byte[] bytes) {
        try {
            connected().getOutputStream().write(bytes);
        } catch (IOException e) {
            drop();
            throw failure("the command was not sent", e);
        }
    }

    /** Reads a line without its line feed, at most {@code limit} bytes of it. */
    String readLine(Duration patience, int limit) {
        long endNanos = patience.toNanos();
        StringBuilder line = new StringBuilder();
        try {
            Socket open = connected();
            open.setSoTimeout((int) Math.max(1, endNanos / 1_000_000));
            InputStream in = open.getInputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("the peer closed the connection");
                }
                if (line.length() == limit) {
                    throw new IOException("an answer of more than " + limit + " bytes");
                }
                line.append((char) b);
            }
            return line.toString();
        } catch (SocketTimeoutException e) {
            throw failure("no answer within " + patience.toMillis() + " ms", e);
        } catch (IOException e) {
            drop();
            throw failure("the answer was not read", e);
        }
    }

    /**
     * Closes the connection under a write that blocks: the peer's own rule for a lost link brings it to rest, and the
     * lane's next neutral connects anew.
     */
    void abandon() {
        drop();
    }

    private Socket connected() throws IOException {
        if (closed) {
            throw new IOException("the actuator is closed");
        }
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(target, CONNECT_MILLIS);
            socket = open;
        }
        return open;
    }

    private void drop() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // What could not be closed is gone all the same; the next write connects anew.
            }
        }
    }

    private FeedbackException failure(String what, IOException e) {
        return new FeedbackException(
                protocol + " " + target() + ": " + what + " (" + e.getMessage()
                        + "); check that the receiver listens and answers there.",
                e);
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
