package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslInstance.Endpoint;
import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds streams by a query, once. Works on the caller's thread.
 *
 * <p>Queries leave from the socket that receives the answers, so that a firewall that keeps state lets these in.
 */
public final class LslResolver {
    private static final Logger LOG = LoggerFactory.getLogger(LslResolver.class);
    private static final long WAVE_NANOS = 500_000_000L;

    private final LslSettings settings;
    private final SessionClock clock;

    /** A resolver for the streams of a session. */
    public LslResolver(LslSettings settings, SessionClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * All streams of the session that a query means.
     *
     * @param minimum ends the search as soon as so many are found; 0 searches until the timeout
     * @return informations without description, in the order of their answers; empty when none answers
     */
    public List<LslInfo> resolve(LslQuery query, int minimum, Duration timeout) {
        return resolve(query, minimum, Duration.ZERO, timeout);
    }

    /** The same, but not ended before a least time, so that slower answers count as well. */
    List<LslInfo> resolve(LslQuery query, int minimum, Duration least, Duration timeout) {
        return search(LslQuery.property("session_id", settings.sessionId()).and(query), minimum, least, timeout);
    }

    /** The same in any session, as recovery needs it. */
    List<LslInfo> search(LslQuery query, int minimum, Duration least, Duration timeout) {
        Map<String, LslInfo> found = new LinkedHashMap<>();
        List<DatagramChannel> channels = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (StandardProtocolFamily family : settings.families()) {
                open(family, selector, channels);
            }
            if (channels.isEmpty()) {
                throw new AcquisitionException("No UDP socket can be opened to look for LSL streams; check the ports"
                        + " and the listen address of the configuration.");
            }
            String id = Integer.toUnsignedString(query.text().hashCode());
            long start = clock.nanoTime();
            long end = start + timeout.toNanos();
            long earliest = start + least.toNanos();
            long nextWave = clock.nanoTime();
            ByteBuffer buffer = ByteBuffer.allocate(Limits.DATAGRAM_BYTES);
            while (clock.nanoTime() < end && !interrupted()) {
                boolean enough = minimum > 0 && found.size() >= minimum;
                if (enough && clock.nanoTime() >= earliest) {
                    break;
                }
                if (clock.nanoTime() >= nextWave) {
                    channels.forEach(channel -> sendWave(channel, query.text(), id));
                    nextWave = clock.nanoTime() + WAVE_NANOS;
                }
                long next = enough ? Math.min(earliest, nextWave) : nextWave;
                long wait = Math.min(end, next) - clock.nanoTime();
                selector.select(Math.max(1, wait / 1_000_000));
                selector.selectedKeys().clear();
                for (DatagramChannel channel : channels) {
                    receive(channel, buffer, id, query, found);
                }
            }
        } catch (IOException e) {
            throw new AcquisitionException("LSL streams cannot be looked for: " + e.getMessage() + ".", e);
        } finally {
            channels.forEach(LslResolver::closeQuietly);
        }
        return List.copyOf(found.values());
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private void open(StandardProtocolFamily family, Selector selector, List<DatagramChannel> channels)
            throws IOException {
        try {
            DatagramChannel channel = LslPorts.bindService(settings, family);
            channels.add(channel);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, settings.timeToLive());
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        } catch (AcquisitionException e) {
            LOG.debug("{}", e.getMessage());
        }
    }

    private void sendWave(DatagramChannel channel, String query, String id) {
        boolean four = isFour(channel);
        int port = channel.socket().getLocalPort();
        byte[] datagram =
                ("LSL:shortinfo\r\n" + query + "\r\n" + port + " " + id + "\r\n").getBytes(StandardCharsets.UTF_8);
        if (settings.multicastPort() > 0) {
            for (String host : settings.multicastAddresses()) {
                sendTo(channel, datagram, host, four);
            }
        }
        List<String> peers = new ArrayList<>(settings.knownPeers());
        // One unicast port of the host is shared by all its outlets, and only one of them gets the query.
        if (settings.multicastAddresses().contains("127.0.0.1") && !peers.contains("127.0.0.1")) {
            peers.add("127.0.0.1");
        }
        for (String peer : peers) {
            for (int p = 0; p < settings.portRange(); p++) {
                if (!send(channel, datagram, peer, settings.basePort() + p, four)) {
                    break;
                }
            }
        }
    }

    private void sendTo(DatagramChannel channel, byte[] datagram, String host, boolean four) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!address.isMulticastAddress()) {
                send(channel, datagram, host, settings.multicastPort(), four);
                return;
            }
            for (NetworkInterface face : multicastInterfaces()) {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, face);
                send(channel, datagram, host, settings.multicastPort(), four);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("No LSL query left for {}: {}", host, e.getMessage());
        }
    }

    private static boolean send(DatagramChannel channel, byte[] datagram, String host, int port, boolean four) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address instanceof Inet4Address != four) {
                return false;
            }
            channel.send(ByteBuffer.wrap(datagram), new InetSocketAddress(address, port));
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.debug("No LSL query left for {}:{}: {}", host, port, e.getMessage());
            return false;
        }
    }

    private static void receive(
            DatagramChannel channel, ByteBuffer buffer, String id, LslQuery query, Map<String, LslInfo> found) {
        while (true) {
            try {
                buffer.clear();
                InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
                if (sender == null) {
                    return;
                }
                buffer.flip();
                accept(StandardCharsets.UTF_8.decode(buffer).toString(), sender, id, found);
            } catch (AcquisitionException e) {
                LOG.debug("{}", e.getMessage());
            } catch (IOException e) {
                LOG.debug("An answer to {} was not read: {}", query, e.getMessage());
                return;
            }
        }
    }

    /** Reads one answer: the query's id, then a stream. Answers to other queries are ignored. */
    static void accept(String reply, InetSocketAddress sender, String id, Map<String, LslInfo> found) {
        int end = reply.indexOf('\n');
        if (end < 0 || !reply.substring(0, end).strip().equals(id)) {
            return;
        }
        LslInfo info = LslInfoXml.parse(reply.substring(end + 1), "answer of " + sender);
        LslInfo before = found.get(info.uid());
        if (before == null && found.size() >= Limits.RESULTS) {
            return;
        }
        LslInstance instance = (before == null ? info : before).instance();
        Endpoint v4 = before == null ? instance.v4().at("") : instance.v4();
        Endpoint v6 = before == null ? instance.v6().at("") : instance.v6();
        String host = sender.getAddress().getHostAddress();
        if (sender.getAddress() instanceof Inet4Address) {
            v4 = v4.address().isEmpty() ? v4.at(host) : v4;
        } else {
            v6 = v6.address().isEmpty() ? v6.at(host) : v6;
        }
        found.put(info.uid(), info.servedBy(instance.withEndpoints(v4, v6)));
    }

    private static boolean isFour(DatagramChannel channel) {
        try {
            InetSocketAddress local = (InetSocketAddress) channel.getLocalAddress();
            return local.getAddress() instanceof Inet4Address;
        } catch (IOException e) {
            return true;
        }
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A resolver's socket did not close cleanly: {}", e.getMessage());
        }
    }

    static StandardProtocolFamily family(InetAddress address) {
        return address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
    }

    static List<NetworkInterface> multicastInterfaces() throws SocketException {
        List<NetworkInterface> usable = new ArrayList<>();
        for (NetworkInterface face : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (face.isUp() && face.supportsMulticast()) {
                usable.add(face);
            }
        }
        return usable;
    }
}
