package org.hillock.feedback.actuator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.hillock.feedback.FeedbackException;

/**
 * A connected datagram socket. A connected one learns of a port that nobody listens to (an ICMP refusal surfaces at the
 * next write), an unconnected one stays silent. Thread-safe.
 */
final class UdpSender implements AutoCloseable {
    /** The payload of an Ethernet frame after the IPv4 and UDP headers. */
    static final int MAX_DATAGRAM_BYTES = 1472;

    private final InetSocketAddress target;
    private final DatagramChannel channel;

    UdpSender(String host, int port) {
        this.target = new InetSocketAddress(host, port);
        if (target.isUnresolved()) {
            throw new FeedbackException(
                    "udp " + host + ":" + port + ": the host has no known address; name another one.");
        }
        try {
            this.channel = DatagramChannel.open();
            channel.connect(target);
        } catch (IOException e) {
            throw new FeedbackException("udp " + host + ":" + port + ": no socket could be opened (" + e + ").", e);
        }
    }

    String target() {
        return target.getHostString() + ":" + target.getPort();
    }

    void send(byte[] datagram) {
        try {
            write(datagram);
        } catch (PortUnreachableException refusedBefore) {
            retry(datagram);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The refusal belongs to an earlier datagram and kept this one from leaving. */
    private void retry(byte[] datagram) {
        try {
            write(datagram);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(byte[] datagram) throws IOException {
        channel.write(ByteBuffer.wrap(datagram));
    }

    private FeedbackException failure(IOException e) {
        return new FeedbackException(
                "udp " + target() + ": the datagram was not sent (" + e + "); check that the receiver listens there.",
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FeedbackException("udp " + target() + ": the socket could not be closed (" + e + ").", e);
        }
    }
}
