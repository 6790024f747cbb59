package org.hillock.acquisition.lsl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.stream.SessionClock;

/** Asks every port of a host for its stream by TCP, all ports at a time. Works on the caller's thread. */
final class TcpQuestion {
    private final SessionClock clock;
    private final ByteBuffer question;
    private final ByteBuffer buffer = ByteBuffer.allocate(Limits.DATAGRAM_BYTES);
    private final List<String> answers = new ArrayList<>();

    private TcpQuestion(SessionClock clock, String query) {
        this.clock = clock;
        this.question = ByteBuffer.wrap(("LSL:shortinfo\r\n" + query + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What outlets on these ports answered in time: their informations as XML.
     *
     * @throws IOException when no connection can be opened at all
     */
    static List<String> ask(
            InetAddress host, int firstPort, int lastPort, String query, SessionClock clock, long waitNanos)
            throws IOException {
        TcpQuestion asking = new TcpQuestion(clock, query);
        try (Selector selector = Selector.open()) {
            try {
                for (int port = firstPort; port <= lastPort; port++) {
                    connect(selector, new InetSocketAddress(host, port));
                }
                asking.listen(selector, waitNanos);
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
        return asking.answers;
    }

    private static void connect(Selector selector, InetSocketAddress where) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(where);
            channel.register(selector, SelectionKey.OP_CONNECT, new ByteArrayOutputStream());
        } catch (IOException refused) {
            channel.close();
        }
    }

    private void listen(Selector selector, long waitNanos) throws IOException {
        long end = clock.nanoTime() + waitNanos;
        for (long left = waitNanos; left > 0; left = end - clock.nanoTime()) {
            if (selector.keys().stream().noneMatch(SelectionKey::isValid)) {
                return;
            }
            selector.select(Math.max(1, left / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                go(key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void go(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                channel.write(question.duplicate());
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable()) {
                read(channel, (ByteArrayOutputStream) key.attachment());
            }
        } catch (IOException notThere) {
            channel.close();
        }
    }

    private void read(SocketChannel channel, ByteArrayOutputStream all) throws IOException {
        buffer.clear();
        int read = channel.read(buffer);
        if (read < 0) {
            if (all.size() > 0) {
                answers.add(all.toString(StandardCharsets.UTF_8));
            }
            channel.close();
        } else {
            all.write(buffer.array(), 0, read);
            if (all.size() > Limits.XML_BYTES) {
                channel.close();
            }
        }
    }
}
