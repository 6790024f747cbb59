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
            throw new FeedbackException(
                    "udp " + host + ":" + port + ": no socket could be opened (" + FeedbackException.reason(e) + ").",
                    e);
        }
    }

    String target() {
        return target.getHostString() + ":" + target.getPort();
    }

    /**
     * Sends a datagram.
     *
     * @throws FeedbackException when it could not leave, or when an earlier one was refused; this one has left then
     */
    void send(byte[] datagram) {
        try {
            write(datagram);
        } catch (PortUnreachableException refusedBefore) {
            sendAfterRefusal(datagram, refusedBefore);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The refusal belongs to an earlier datagram, but it kept this one from leaving. */
    private void sendAfterRefusal(byte[] datagram, PortUnreachableException refusedBefore) {
        try {
            write(datagram);
        } catch (IOException e) {
            throw failure(e);
        }
        throw new FeedbackException(
                "udp " + target() + ": nobody listened there when an earlier datagram came; start the receiver.",
                refusedBefore);
    }

    private void write(byte[] datagram) throws IOException {
        channel.write(ByteBuffer.wrap(datagram));
    }

    private FeedbackException failure(IOException e) {
        return new FeedbackException(
                "udp " + target() + ": the datagram was not sent (" + FeedbackException.reason(e)
                        + "); check that the receiver listens there.",
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FeedbackException(
                    "udp " + target() + ": the socket could not be closed (" + FeedbackException.reason(e) + ").", e);
        }
    }
}
