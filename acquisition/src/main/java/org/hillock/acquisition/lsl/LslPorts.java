package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslSettings.RandomPorts;

/** Binds sockets to the first free port of the range, TCP and UDP independently. */
final class LslPorts {
    private static final int BACKLOG = 64;

    private LslPorts() {}

    static DatagramChannel bindService(LslSettings settings, StandardProtocolFamily family) {
        try {
            DatagramChannel channel = DatagramChannel.open(family);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            bind(settings, family, address -> channel.bind(address));
            return channel;
        } catch (IOException e) {
            throw new AcquisitionException("No UDP socket can be opened for LSL: " + e.getMessage() + ".", e);
        }
    }

    static ServerSocketChannel bindData(LslSettings settings, StandardProtocolFamily family) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(family);
            // With address reuse, as Java's default on Linux is, a port in use still refuses a second listener.
            bind(settings, family, address -> channel.bind(address, BACKLOG));
            return channel;
        } catch (IOException e) {
            throw new AcquisitionException("No TCP socket can be opened for LSL: " + e.getMessage() + ".", e);
        }
    }

    private static void bind(LslSettings settings, StandardProtocolFamily family, Binding binding) throws IOException {
        IOException last = new IOException("no port tried");
        int end = settings.randomPorts() == RandomPorts.ALLOWED ? settings.portRange() + 1 : settings.portRange();
        for (int i = 0; i < end; i++) {
            int port = i < settings.portRange() ? settings.basePort() + i : 0;
            try {
                binding.to(address(settings.listenAddress(), family, port));
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    static InetSocketAddress address(String host, StandardProtocolFamily family, int port) throws IOException {
        if (!host.isEmpty()) {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        }
        return new InetSocketAddress(
                InetAddress.getByName(family == StandardProtocolFamily.INET ? "0.0.0.0" : "::"), port);
    }

    @FunctionalInterface
    private interface Binding {
        void to(InetSocketAddress address) throws IOException;
    }
}
