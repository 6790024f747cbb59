package org.hillock.acquisition.device.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.BleSpec;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.Transport;
import org.hillock.acquisition.stream.SessionClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reaches a device through a BLED112 dongle: restarts the dongle, looks for the device by its name, connects, finds the
 * attributes of its service, and asks for the values.
 */
final class BledConnector {
    private static final Logger LOG = LoggerFactory.getLogger("org.hillock.device");
    private static final Duration RESPONSE = Duration.ofSeconds(1);
    private static final Duration SCAN = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PROCEDURE = Duration.ofSeconds(5);
    private static final Duration REOPEN = Duration.ofSeconds(5);
    private static final int OBSERVE = 2;
    private static final int SHORT_NAME = 8;
    private static final int WHOLE_NAME = 9;
    private static final int ADDRESS_AT = 2;
    private static final int ADDRESS_BYTES = 6;
    private static final int ADVERTISED_AT = 10;
    private static final int CONNECTED = 1;
    private static final int NO_HANDLE = -1;
    private static final HexBytes CLIENT_CONFIGURATION = HexBytes.of((byte) 0x02, (byte) 0x29);

    private final String port;
    private final Transport transport;
    private final BleSpec ble;
    private final LinkOpener opener;
    private final SessionClock clock;
    private final BooleanSupplier stopped;
    private int notifyHandle = NO_HANDLE;
    private int writeHandle = NO_HANDLE;
    private int configurationHandle = NO_HANDLE;

    /**
     * A connector.
     *
     * @param opener opens the dongle's port
     * @param stopped whether to give up
     */
    BledConnector(String port, Transport transport, LinkOpener opener, SessionClock clock, BooleanSupplier stopped) {
        this.port = port;
        this.transport = transport;
        this.ble = transport
                .ble()
                .orElseThrow(() -> new AcquisitionException("The device on " + port
                        + " is reached over Bluetooth Low Energy, but its profile does not say what to look for; add"
                        + " 'ble' to its transport."));
        this.opener = opener;
        this.clock = clock;
        this.stopped = stopped;
    }

    ByteLink connect() {
        restartDongle();
        ByteLink line = reopened();
        try {
            return connected(line);
        } catch (AcquisitionException e) {
            line.close();
            throw e;
        }
    }

    /** A restart ends what an earlier run left: connections, a scan. The port goes away meanwhile. */
    private void restartDongle() {
        try (ByteLink line = opener.open(port, transport)) {
            line.write(Bgapi.packet(Bgapi.COMMAND, Bgapi.RESET, 0), RESPONSE);
            byte[] forgotten = new byte[1024];
            long until = clock.nanoTime() + transport.openDelay().toNanos();
            boolean here = true;
            while (here && clock.nanoTime() < until) {
                here = line.read(forgotten, 0, forgotten.length) != ByteLink.GONE;
            }
        }
    }

    private ByteLink reopened() {
        long deadline = clock.nanoTime() + REOPEN.toNanos();
        while (true) {
            try {
                return opener.open(port, transport);
            } catch (AcquisitionException e) {
                if (stopped.getAsBoolean() || clock.nanoTime() > deadline) {
                    throw e;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private ByteLink connected(ByteLink line) {
        BgapiDialogue dialogue = new BgapiDialogue(port, line, clock, stopped);
        byte[] found = discover(dialogue);
        int connection = connect(dialogue, found);
        int[] range = service(dialogue, connection);
        attributes(dialogue, connection, range);
        byte[] enable = Bgapi.packet(
                Bgapi.COMMAND, Bgapi.WRITE, connection, configurationHandle & 0xFF, configurationHandle >> 8, 2, 1, 0);
        dialogue.send(enable);
        Optional<byte[]> done = dialogue.awaitEvent(PROCEDURE, Bgapi.PROCEDURE_DONE);
        if (done.isEmpty() || Bgapi.u16(done.get(), 1) != 0) {
            throw failed("did not agree to send its values", "switch the board off and on and try again");
        }
        return new BgapiLink(line, dialogue, connection, writeHandle);
    }

    private byte[] discover(BgapiDialogue dialogue) {
        dialogue.send(Bgapi.packet(Bgapi.COMMAND, Bgapi.DISCOVER, OBSERVE));
        if (dialogue.awaitResponse(RESPONSE, Bgapi.DISCOVER).isEmpty()) {
            throw new AcquisitionException(
                    "What is on " + port + " does not answer as a BLED112 dongle; check that it is"
                            + " the dongle's port, unplug the dongle and plug it in again.");
        }
        Optional<byte[]> found = dialogue.await(
                SCAN, packet -> Bgapi.isEvent(packet) && Bgapi.what(packet) == Bgapi.ADVERTISEMENT && isNamed(packet));
        dialogue.send(Bgapi.packet(Bgapi.COMMAND, Bgapi.END_DISCOVERY));
        dialogue.awaitResponse(RESPONSE, Bgapi.END_DISCOVERY);
        return found.orElseThrow(() -> failed(
                "did not show itself within " + SCAN.toSeconds() + " s",
                "switch the board on, bring it near, and close other programs that are connected to it"));
    }

    /** Whether an advertisement's name holds the profile's word. */
    private boolean isNamed(byte[] packet) {
        return name(packet).contains(ble.nameContains());
    }

    private static String name(byte[] packet) {
        byte[] advertised = Bgapi.counted(packet, ADVERTISED_AT);
        int at = 0;
        while (at + 1 < advertised.length) {
            int length = advertised[at] & 0xFF;
            int kind = advertised[at + 1];
            int end = at + 1 + length;
            if ((kind == SHORT_NAME || kind == WHOLE_NAME) && end <= advertised.length && length > 0) {
                return HexBytes.of(Arrays.copyOfRange(advertised, at + 2, end)).text();
            }
            at = end;
        }
        return "";
    }

    private int connect(BgapiDialogue dialogue, byte[] found) {
        byte[] address =
                Arrays.copyOfRange(found, Bgapi.HEADER + ADDRESS_AT, Bgapi.HEADER + ADDRESS_AT + ADDRESS_BYTES);
        int kind = Bgapi.u8(found, ADDRESS_AT + ADDRESS_BYTES);
        LOG.info("{}: found {}, connecting", port, name(found));
        byte[] settings = {(byte) kind, 0x0A, 0x00, 0x4C, 0x00, 0x64, 0x00, 0x00, 0x00};
        byte[] payload = Arrays.copyOf(address, address.length + settings.length);
        System.arraycopy(settings, 0, payload, address.length, settings.length);
        dialogue.send(Bgapi.packet(Bgapi.COMMAND, Bgapi.CONNECT, payload));
        Optional<byte[]> status = dialogue.await(
                CONNECT,
                packet -> Bgapi.isEvent(packet)
                        && Bgapi.what(packet) == Bgapi.CONNECTION_STATUS
                        && (Bgapi.u8(packet, 1) & CONNECTED) != 0);
        return status.map(packet -> Bgapi.u8(packet, 0))
                .orElseThrow(() -> failed(
                        "was found but did not connect within " + CONNECT.toSeconds() + " s",
                        "bring it nearer, switch it off and on and try again"));
    }

    /** The first and the last attribute of the device's service. */
    private int[] service(BgapiDialogue dialogue, int connection) {
        dialogue.send(
                Bgapi.packet(Bgapi.COMMAND, Bgapi.READ_BY_GROUP, connection, 0x01, 0x00, 0xFF, 0xFF, 0x02, 0x00, 0x28));
        int[] range = new int[2];
        dialogue.await(PROCEDURE, packet -> {
            if (!Bgapi.isEvent(packet)) {
                return false;
            }
            if (Bgapi.what(packet) == Bgapi.GROUP_FOUND
                    && HexBytes.of(Bgapi.counted(packet, 5)).equals(ble.service())) {
                range[0] = Bgapi.u16(packet, 1);
                range[1] = Bgapi.u16(packet, 3);
            }
            return Bgapi.what(packet) == Bgapi.PROCEDURE_DONE;
        });
        if (range[0] == 0) {
            throw failed("has no such service as its profile names", "check that the profile fits its firmware");
        }
        return range;
    }

    private void attributes(BgapiDialogue dialogue, int connection, int[] range) {
        dialogue.send(Bgapi.packet(
                Bgapi.COMMAND,
                Bgapi.FIND_INFORMATION,
                connection,
                range[0] & 0xFF,
                range[0] >> 8,
                range[1] & 0xFF,
                range[1] >> 8));
        dialogue.await(PROCEDURE, packet -> {
            if (!Bgapi.isEvent(packet)) {
                return false;
            }
            if (Bgapi.what(packet) == Bgapi.INFORMATION_FOUND) {
                noteAttribute(Bgapi.u16(packet, 1), HexBytes.of(Bgapi.counted(packet, 3)));
            }
            return Bgapi.what(packet) == Bgapi.PROCEDURE_DONE;
        });
        if (notifyHandle == NO_HANDLE || writeHandle == NO_HANDLE || configurationHandle == NO_HANDLE) {
            throw failed("lacks a characteristic that its profile names", "check that the profile fits its firmware");
        }
    }

    /** The configuration of a characteristic follows it, before the next. */
    private void noteAttribute(int handle, HexBytes uuid) {
        if (uuid.equals(ble.values())) {
            notifyHandle = handle;
        } else if (uuid.equals(ble.commands())) {
            writeHandle = handle;
        } else if (uuid.equals(CLIENT_CONFIGURATION) && notifyHandle != NO_HANDLE && configurationHandle == NO_HANDLE) {
            configurationHandle = handle;
        }
    }

    private AcquisitionException failed(String what, String cure) {
        return new AcquisitionException("The device named '..." + ble.nameContains() + "...' behind the dongle on "
                + port + " " + what + "; " + cure + ".");
    }
}
