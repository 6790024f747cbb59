package org.hillock.runtime.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hillock.runtime.HillockException;

/** Tells running sessions something through their control sockets. */
public final class ControlClient {
    private ControlClient() {}

    /**
     * Says one line and waits for its answer.
     *
     * @return the answer; empty when nobody listens there any more, and the socket is tidied away then
     * @throws HillockException when no answer comes in time
     */
    public static Optional<String> say(Path socket, String line, Duration patience) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
            } catch (IOException nobodyListens) {
                Files.deleteIfExists(socket);
                return Optional.empty();
            }
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(answer(channel, patience));
        } catch (IOException e) {
            throw HillockException.workFailed(
                    socket + ": the session gave no answer (" + e.getMessage() + "); end its process.", e);
        }
    }

    private static String answer(SocketChannel channel, Duration patience) throws IOException {
        channel.configureBlocking(false);
        StringBuilder text = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(ControlSocket.LONGEST_LINE);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (text.indexOf("\n") < 0) {
                if (selector.select(patience.toMillis()) == 0) {
                    throw new IOException("no answer within " + patience.toMillis() + " ms");
                }
                selector.selectedKeys().clear();
                bytes.clear();
                if (channel.read(bytes) < 0) {
                    throw new IOException("the session closed the connection");
                }
                text.append(new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII));
            }
        }
        return text.substring(0, text.indexOf("\n"));
    }
}
