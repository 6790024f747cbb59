package org.hillock.runtime.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.hillock.runtime.HillockException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix-domain socket that takes {@link ControlWords}, one a line, from any process of the same user.
 *
 * <p>One thread serves all; nothing that a peer does makes it wait. A line has at most {@value #LONGEST_LINE} bytes, and
 * there are at most {@value #MOST_PEERS} peers: who sends a longer one, or does not read the answers, is put out, and the
 * oldest peer goes when another comes.
 */
public final class ControlSocket implements Panel {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    static final int LONGEST_LINE = 256;
    static final int MOST_PEERS = 16;

    private final ControlFolder folder;

    /** A socket in a folder. */
    public ControlSocket(ControlFolder folder) {
        this.folder = folder;
    }

    @Override
    public Listening attach(SafetyDesk desk) {
        Path path = folder.fresh();
        try {
            Service service = new Service(path, new ControlWords(desk, "the control socket"));
            Thread thread = new Thread(service::serve, "control socket");
            thread.setDaemon(true);
            thread.start();
            return service::close;
        } catch (IOException | UnsupportedOperationException e) {
            throw HillockException.workFailed(
                    path + ": the control socket cannot be opened (" + e.getMessage()
                            + "); name a shorter folder, or one that this user may write to, with --control.",
                    e);
        }
    }

    /** One open socket. */
    private static final class Service {
        private final Path path;
        private final ControlWords words;
        private final Selector selector;
        private final ServerSocketChannel server;
        private final Deque<SocketChannel> peers = new ArrayDeque<>();

        Service(Path path, ControlWords words) throws IOException {
            this.path = path;
            this.words = words;
            Files.deleteIfExists(path);
            this.selector = Selector.open();
            this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        }

        void serve() {
            try {
                while (selector.isOpen()) {
                    selector.select();
                    for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                        SelectionKey key = keys.next();
                        keys.remove();
                        serve(key);
                    }
                }
            } catch (ClosedSelectorException ended) {
                return;
            } catch (IOException e) {
                LOG.warn("The control socket {} failed: {}", path, e.toString());
            }
        }

        private void serve(SelectionKey key) {
            if (!key.isValid()) {
                return;
            }
            try {
                if (key.isAcceptable()) {
                    accept();
                } else if (!readLines((SocketChannel) key.channel(), (ByteBuffer) key.attachment())) {
                    putOut((SocketChannel) key.channel());
                }
            } catch (IOException e) {
                if (key.channel() instanceof SocketChannel peer) {
                    putOut(peer);
                }
            }
        }

        private void accept() throws IOException {
            SocketChannel peer = server.accept();
            if (peer == null) {
                return;
            }
            if (peers.size() == MOST_PEERS) {
                putOut(peers.removeFirst());
            }
            peers.addLast(peer);
            peer.configureBlocking(false);
            peer.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(LONGEST_LINE));
        }

        /** Whether the peer may stay. */
        private boolean readLines(SocketChannel peer, ByteBuffer line) throws IOException {
            int count = peer.read(line);
            line.flip();
            int begin = 0;
            for (int i = 0; i < line.limit(); i++) {
                if (line.get(i) == '\n') {
                    String text = new String(line.array(), begin, i - begin, StandardCharsets.US_ASCII);
                    begin = i + 1;
                    if (!answer(peer, text)) {
                        return false;
                    }
                }
            }
            line.position(begin);
            line.compact();
            return count >= 0 && line.hasRemaining();
        }

        private boolean answer(SocketChannel peer, String text) throws IOException {
            ByteBuffer answer = ByteBuffer.wrap((words.answer(text) + "\n").getBytes(StandardCharsets.US_ASCII));
            peer.write(answer);
            return !answer.hasRemaining();
        }

        private void putOut(SocketChannel peer) {
            peers.remove(peer);
            try {
                peer.close();
            } catch (IOException e) {
                LOG.debug("A peer of the control socket was already gone.", e);
            }
        }

        void close() {
            try {
                Files.deleteIfExists(path);
                server.close();
                selector.close();
                peers.forEach(this::quietly);
            } catch (IOException e) {
                LOG.warn("The control socket {} could not be closed: {}", path, e.toString());
            }
        }

        private void quietly(SocketChannel peer) {
            try {
                peer.close();
            } catch (IOException e) {
                LOG.debug("A peer of the control socket was already gone.", e);
            }
        }
    }
}
