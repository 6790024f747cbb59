package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.xml.XmlElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the datagrams of one socket of an outlet: queries for its stream and, on the service port, time probes. */
final class ServiceResponder implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceResponder.class);
    private static final int TOKEN_CHARS = 256;

    /** What a socket answers. */
    enum Duty {
        QUERIES,
        QUERIES_AND_PROBES
    }

    private final DatagramChannel channel;
    private final Duty duty;
    private final XmlElement document;
    private final String shortForm;
    private final SessionClock clock;

    ServiceResponder(DatagramChannel channel, Duty duty, LslInfo info, SessionClock clock) {
        this.channel = channel;
        this.duty = duty;
        this.document = LslInfoXml.element(info);
        this.shortForm = LslInfoXml.shortForm(info);
        this.clock = clock;
    }

    @Override
    public void run() {
        ByteBuffer buffer = ByteBuffer.allocate(Limits.DATAGRAM_BYTES);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
                double received = LslClock.now(clock);
                buffer.flip();
                if (sender != null) {
                    answer(StandardCharsets.UTF_8.decode(buffer).toString(), sender, received);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException e) {
                // One bad datagram, or an ICMP refusal of an earlier answer, must not end the service.
                LOG.debug("A datagram to an LSL outlet was not answered: {}", e.toString());
            }
        }
    }

    private void answer(String request, InetSocketAddress sender, double received) throws IOException {
        String[] lines = request.split("\r?\n", 4);
        if (lines.length >= 3 && lines[0].strip().equals("LSL:shortinfo")) {
            Optional<Reply> reply = reply(lines[1], lines[2]);
            if (reply.isPresent()) {
                InetAddress address = sender.getAddress();
                channel.send(
                        ByteBuffer.wrap(reply.get().text().getBytes(StandardCharsets.UTF_8)),
                        new InetSocketAddress(address, reply.get().port()));
            }
        } else if (duty == Duty.QUERIES_AND_PROBES
                && lines.length >= 2
                && lines[0].strip().equals("LSL:timedata")) {
            String reply = timeReply(lines[1], received, LslClock.now(clock));
            if (!reply.isEmpty()) {
                channel.send(ByteBuffer.wrap(reply.getBytes(StandardCharsets.US_ASCII)), sender);
            }
        }
    }

    /** An answer and the port that it goes to. */
    record Reply(int port, String text) {}

    /** The answer to the two last lines of a query; empty when it is malformed or means other streams. */
    Optional<Reply> reply(String query, String returnLine) {
        String[] words = returnLine.strip().split("\\s+", -1);
        int port = words.length == 2 ? Digits.whole(words[0], 1, 65_535) : 0;
        if (port < 1 || words[1].length() > TOKEN_CHARS) {
            return Optional.empty();
        }
        return matches(query) ? Optional.of(new Reply(port, words[1] + "\r\n" + shortForm)) : Optional.empty();
    }

    /** Whether a query from the network means this stream; one that cannot be read does not. */
    boolean matches(String query) {
        try {
            return LslQuery.parse(query).matches(document);
        } catch (AcquisitionException e) {
            LOG.debug("{}", e.getMessage());
            return false;
        }
    }

    String shortForm() {
        return shortForm;
    }

    /** The answer to a time probe's second line; empty when it is malformed. */
    static String timeReply(String line, double received, double sent) {
        String[] words = line.strip().split("\\s+", -1);
        int wave = words.length == 2 ? Digits.whole(words[0], 0, Integer.MAX_VALUE) : -1;
        double probeSent = words.length == 2 ? Digits.parse(words[1]) : Double.NaN;
        if (wave < 0 || !Double.isFinite(probeSent)) {
            return "";
        }
        return " " + wave + " " + Digits.shortest(probeSent) + " " + Digits.shortest(received) + " "
                + Digits.shortest(sent);
    }
}
