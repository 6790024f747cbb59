package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets on the common multicast port, one for each address of the scope, joined on every interface. */
final class DiscoverySockets {
    private static final Logger LOG = LoggerFactory.getLogger(DiscoverySockets.class);

    private DiscoverySockets() {}

    /** Opens what can be opened; what cannot is told in the log. */
    static List<DatagramChannel> open(LslSettings settings) {
        List<DatagramChannel> channels = new ArrayList<>();
        if (settings.multicastPort() == 0) {
            return channels;
        }
        for (String host : settings.multicastAddresses()) {
            try {
                InetAddress address = InetAddress.getByName(host);
                StandardProtocolFamily family = LslResolver.family(address);
                if (settings.uses(family)) {
                    channels.add(open(settings, address, family));
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("LSL queries to {} are not heard: {}", host, e.getMessage());
            }
        }
        return channels;
    }

    private static DatagramChannel open(LslSettings settings, InetAddress address, StandardProtocolFamily family)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(LslPorts.address(settings.listenAddress(), family, settings.multicastPort()));
            if (address.isMulticastAddress()) {
                join(channel, address);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void join(DatagramChannel channel, InetAddress group) throws IOException {
        int joined = 0;
        for (NetworkInterface face : LslResolver.multicastInterfaces()) {
            try {
                channel.join(group, face);
                joined++;
            } catch (IOException | RuntimeException e) {
                LOG.debug("{} cannot join {}: {}", face.getName(), group, e.getMessage());
            }
        }
        if (joined == 0) {
            throw new IOException("no interface can join the group");
        }
    }
}
