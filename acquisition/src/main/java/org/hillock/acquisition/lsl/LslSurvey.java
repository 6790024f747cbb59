package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for all streams by every way that a resolver uses, each way with a query id of its own, so that an answer tells
 * which way its question had gone. Works on the caller's thread.
 */
public final class LslSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(LslSurvey.class);
    private static final String EVERYTHING = "name!=''";
    private static final String LOCAL_HOST = "127.0.0.1";
    private static final long WAVE_NANOS = 500_000_000L;
    private static final long TCP_NANOS = 1_000_000_000L;

    private final LslSettings settings;
    private final SessionClock clock;
    private final Map<StandardProtocolFamily, DatagramChannel> channels = new EnumMap<>(StandardProtocolFamily.class);
    private final Map<String, Inquiry> inquiries = new LinkedHashMap<>();
    private final Map<String, LslInfo> found = new LinkedHashMap<>();

    /** How a question is sent. */
    public enum Way {
        /** To a group, from one interface. */
        MULTICAST,
        /** To all hosts of the network. */
        BROADCAST,
        /** To one host, on the common port or on every port of the range. */
        UNICAST,
        /** By TCP to every port of the range of a peer from which no datagram came. */
        TCP
    }

    /**
     * What came of one way.
     *
     * @param way how
     * @param fromInterface the interface that it left by; empty when the system chose it
     * @param target the group or host
     * @param ports the first and the last port, {@code "16571"} or {@code "16572-16603"}
     * @param failure why no question left; empty when one did
     * @param answered the uids of the streams that answered
     */
    public record Route(
            Way way, String fromInterface, String target, String ports, String failure, Set<String> answered) {
        /** Copies the set. */
        public Route {
            answered = Set.copyOf(answered);
        }
    }

    /**
     * What was found.
     *
     * @param routes every way that was tried
     * @param streams who answered, of any session, without description
     */
    public record Findings(List<Route> routes, List<LslInfo> streams) {
        /** Copies the lists. */
        public Findings {
            routes = List.copyOf(routes);
            streams = List.copyOf(streams);
        }
    }

    private LslSurvey(LslSettings settings, SessionClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks every half second and collects the answers. Known peers from which none came are then asked by TCP, which takes
     * up to a second each: that way a firewall that drops datagrams is told from a peer that publishes nothing.
     *
     * @throws AcquisitionException when no socket can be opened
     */
    public static Findings ask(LslSettings settings, SessionClock clock, Duration howLong) {
        return new LslSurvey(settings, clock).run(howLong);
    }

    private Findings run(Duration howLong) {
        try (Selector selector = Selector.open()) {
            openChannels(selector);
            listRoutes();
            long end = clock.nanoTime() + howLong.toNanos();
            long nextWave = clock.nanoTime();
            ByteBuffer buffer = ByteBuffer.allocate(Limits.DATAGRAM_BYTES);
            for (long now = clock.nanoTime(); now < end && !interrupted(); now = clock.nanoTime()) {
                if (now >= nextWave) {
                    inquiries.values().forEach(this::send);
                    nextWave = now + WAVE_NANOS;
                }
                selector.select(Math.max(1, (Math.min(end, nextWave) - now) / 1_000_000));
                selector.selectedKeys().clear();
                channels.values().forEach(channel -> receive(channel, buffer));
            }
            List<Route> routes = new ArrayList<>(
                    inquiries.values().stream().map(Inquiry::route).toList());
            settings.knownPeers().stream().distinct().forEach(peer -> askByTcp(peer, routes));
            return new Findings(routes, List.copyOf(found.values()));
        } catch (IOException e) {
            throw new AcquisitionException("The network cannot be surveyed: " + e.getMessage() + ".", e);
        } finally {
            channels.values().forEach(LslSurvey::closeQuietly);
        }
    }

    private void askByTcp(String peer, List<Route> routes) {
        int last = settings.basePort() + settings.portRange() - 1;
        String ports = settings.basePort() + "-" + last;
        try {
            InetAddress host = InetAddress.getByName(peer);
            String address = host.getHostAddress();
            boolean isSilent = found.values().stream()
                    .noneMatch(info -> List.of(
                                    info.instance().v4().address(),
                                    info.instance().v6().address())
                            .contains(address));
            if (host.isLoopbackAddress() || !isSilent || interrupted()) {
                return;
            }
            Set<String> uids = new LinkedHashSet<>();
            for (String xml : TcpQuestion.ask(host, settings.basePort(), last, EVERYTHING, clock, TCP_NANOS)) {
                String where = "answer of " + peer + " by TCP";
                uids.add(LslInfoXml.parse(xml, where).uid());
                LslResolver.accept(where + "\n" + xml, new InetSocketAddress(host, 0), where, found);
            }
            routes.add(new Route(Way.TCP, "", peer, ports, "", uids));
        } catch (IOException | AcquisitionException e) {
            LOG.debug("{} was not asked by TCP: {}", peer, e.getMessage());
        }
    }

    private static boolean interrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private void openChannels(Selector selector) throws IOException {
        for (StandardProtocolFamily family : settings.families()) {
            try {
                DatagramChannel channel = LslPorts.bindService(settings, family);
                channels.put(family, channel);
                channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, settings.timeToLive());
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
            } catch (AcquisitionException e) {
                LOG.debug("{}", e.getMessage());
            }
        }
        if (channels.isEmpty()) {
            throw new AcquisitionException("No UDP socket can be opened to look for LSL streams; check the ports and"
                    + " the listen address of the configuration.");
        }
    }

    private void listRoutes() throws IOException {
        if (settings.multicastPort() > 0) {
            for (String target : settings.multicastAddresses()) {
                listRoutesTo(target);
            }
        }
        Set<String> hosts = new LinkedHashSet<>(settings.knownPeers());
        if (settings.multicastAddresses().contains(LOCAL_HOST)) {
            hosts.add(LOCAL_HOST);
        }
        int last = settings.basePort() + settings.portRange() - 1;
        hosts.forEach(host -> add(new Inquiry(Way.UNICAST, List.of(), host, settings.basePort(), last)));
    }

    private void listRoutesTo(String target) throws IOException {
        InetAddress address = InetAddress.getByName(target);
        if (!settings.uses(LslResolver.family(address))) {
            return;
        }
        int port = settings.multicastPort();
        if (address.isMulticastAddress()) {
            for (NetworkInterface face : LslResolver.multicastInterfaces()) {
                if (hasAddressOf(face, address)) {
                    add(new Inquiry(Way.MULTICAST, List.of(face), target, port, port));
                }
            }
        } else {
            boolean everyone = target.equals("255.255.255.255");
            add(new Inquiry(everyone ? Way.BROADCAST : Way.UNICAST, List.of(), target, port, port));
        }
    }

    private static boolean hasAddressOf(NetworkInterface face, InetAddress group) {
        return face.inetAddresses().anyMatch(own -> LslResolver.family(own) == LslResolver.family(group));
    }

    private void add(Inquiry inquiry) {
        long id = (clock.nanoTime() & 0xffff_ffffL) * 1000 + inquiries.size();
        inquiries.put(Long.toString(id), inquiry.withId(Long.toString(id)));
    }

    private void send(Inquiry inquiry) {
        try {
            InetAddress address = InetAddress.getByName(inquiry.target);
            DatagramChannel channel = channels.get(LslResolver.family(address));
            if (channel == null) {
                throw new IOException("no socket of its address family could be opened");
            }
            for (NetworkInterface face : inquiry.faces) {
                channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, face);
            }
            String text = "LSL:shortinfo\r\n" + EVERYTHING + "\r\n"
                    + channel.socket().getLocalPort() + " " + inquiry.id + "\r\n";
            byte[] datagram = text.getBytes(StandardCharsets.UTF_8);
            for (int port = inquiry.firstPort; port <= inquiry.lastPort; port++) {
                channel.send(ByteBuffer.wrap(datagram), new InetSocketAddress(address, port));
            }
            inquiry.failure = "";
        } catch (IOException | RuntimeException e) {
            inquiry.failure = e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private void receive(DatagramChannel channel, ByteBuffer buffer) {
        while (true) {
            try {
                buffer.clear();
                InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
                if (sender == null) {
                    return;
                }
                buffer.flip();
                accept(StandardCharsets.UTF_8.decode(buffer).toString(), sender);
            } catch (AcquisitionException e) {
                LOG.debug("{}", e.getMessage());
            } catch (IOException e) {
                LOG.debug("An answer was not read: {}", e.getMessage());
                return;
            }
        }
    }

    private void accept(String reply, InetSocketAddress sender) {
        int end = reply.indexOf('\n');
        String id = end < 0 ? "" : reply.substring(0, end).strip();
        Inquiry inquiry = inquiries.get(id);
        if (inquiry == null) {
            return;
        }
        LslResolver.accept(reply, sender, id, found);
        inquiry.answered.add(LslInfoXml.parse(reply.substring(end + 1), "answer of " + sender)
                .uid());
    }

    private static void closeQuietly(DatagramChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A survey's socket did not close cleanly: {}", e.getMessage());
        }
    }

    /** A question that is sent again and again, and who answered it so far. */
    private static final class Inquiry {
        final Way way;
        final List<NetworkInterface> faces;
        final String target;
        final int firstPort;
        final int lastPort;
        final Set<String> answered = new LinkedHashSet<>();
        String id = "";
        String failure = "";

        Inquiry(Way way, List<NetworkInterface> faces, String target, int firstPort, int lastPort) {
            this.way = way;
            this.faces = faces;
            this.target = target;
            this.firstPort = firstPort;
            this.lastPort = lastPort;
        }

        Inquiry withId(String unique) {
            id = unique;
            return this;
        }

        Route route() {
            String ports = firstPort == lastPort ? Integer.toString(firstPort) : firstPort + "-" + lastPort;
            String face = new ArrayList<>(faces)
                    .stream().map(NetworkInterface::getName).findFirst().orElse("");
            return new Route(way, face, target, ports, failure, answered);
        }
    }
}
