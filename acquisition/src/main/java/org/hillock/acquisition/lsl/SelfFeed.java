package org.hillock.acquisition.lsl;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * A feed from this process to itself over the loop-back interface, unseen by the network: the queue, encoder, connection and
 * decoder of a real one. For one thread, which offers and reads in turn.
 */
final class SelfFeed implements Closeable {
    private static final int QUEUED_SAMPLES = 1024;

    private final Socket receiving;
    private final SocketChannel sending;
    private final ConsumerQueue out;
    private final LslInlet in;

    private SelfFeed(Socket receiving, SocketChannel sending, LslInfo info) throws IOException {
        this.receiving = receiving;
        this.sending = sending;
        this.in = LslInlet.over(receiving, info);
        SampleEncoder encoder = new SampleEncoder(info.format(), info.channelCount(), ByteOrder.nativeOrder());
        FeedChannel channel = new FeedChannel(sending);
        this.out = info.format() == ChannelFormat.STRING
                ? new TextQueue(encoder, QUEUED_SAMPLES, channel)
                : new NumberQueue(encoder, QUEUED_SAMPLES, channel);
        out.begin();
    }

    /** Connects this process with itself. */
    static SelfFeed open(LslInfo info) throws IOException {
        Socket receiving = new Socket();
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            receiving.setTcpNoDelay(true);
            receiving.connect(listener.getLocalAddress());
            SocketChannel sending = listener.accept();
            sending.socket().setTcpNoDelay(true);
            return new SelfFeed(receiving, sending, info);
        } catch (IOException e) {
            receiving.close();
            throw e;
        }
    }

    /** Takes samples. */
    ConsumerQueue out() {
        return out;
    }

    /** Gives them. */
    LslInlet in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        try (receiving) {
            sending.close();
        }
    }
}
