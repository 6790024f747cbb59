package org.hillock.feedback.actuator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** A UDP receiver on the loopback for tests. */
final class Receiver implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5000;
    private final DatagramSocket socket;

    Receiver() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    byte[] take() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String takeHex() {
        return HexFormat.of().formatHex(take());
    }

    @Override
    public void close() {
        socket.close();
    }
}
