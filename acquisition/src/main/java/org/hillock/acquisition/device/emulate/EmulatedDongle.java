package org.hillock.acquisition.device.emulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.hillock.acquisition.device.link.Bgapi;
import org.hillock.acquisition.device.link.BgapiPackets;
import org.hillock.acquisition.device.profile.BleSpec;
import org.hillock.acquisition.device.profile.HexBytes;

/**
 * A BLED112 dongle with a board in the air: it advertises, connects, lists the attributes of its service, takes commands
 * and passes on the board's values once they were asked for.
 *
 * <p>Attributes stand where a Ganglion is said to have them; clients must not rely on it.
 */
final class EmulatedDongle implements EmulatedFront {
    private static final int CONNECTION = 0;
    private static final int FIRST_HANDLE = 0x17;
    private static final int NOTIFY_HANDLE = 0x19;
    private static final int CONFIGURATION_HANDLE = 0x1A;
    private static final int WRITE_HANDLE = 0x1C;
    private static final int LAST_HANDLE = 0x1C;
    private static final int VALUE_BYTES = 20;
    private static final int NOTIFIED = 1;
    private static final int FIRST_IMPEDANCE = 201;
    private static final int IMPEDANCES = 5;
    private static final int RANDOM_ADDRESS = 1;
    private static final int[] ADDRESS = {0x4E, 0x1C, 0x33, 0x22, 0x11, 0xC3};
    private static final int COMPLETE_NAME = 0x09;
    private static final int REFUSED = 0x0186;

    private final BleSpec ble;
    private final BgapiPackets packets = new BgapiPackets();
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private final ByteArrayOutputStream commands = new ByteArrayOutputStream();
    private boolean connected;
    private boolean notifies;

    EmulatedDongle(BleSpec ble) {
        this.ble = ble;
    }

    /** The event that brings a value of 20 bytes. */
    static byte[] notification(byte[] value) {
        return Bgapi.packet(Bgapi.EVENT, Bgapi.VALUE, value, CONNECTION, NOTIFY_HANDLE, 0, NOTIFIED, value.length);
    }

    @Override
    public byte[] hear(byte[] bytes, int length) {
        packets.add(bytes, length);
        for (Optional<byte[]> packet = packets.next(); packet.isPresent(); packet = packets.next()) {
            obey(packet.get());
        }
        byte[] toBoard = commands.toByteArray();
        commands.reset();
        return toBoard;
    }

    @Override
    public byte[] takeReplies() {
        byte[] said = replies.toByteArray();
        replies.reset();
        return said;
    }

    @Override
    public boolean passesOn() {
        return connected && notifies;
    }

    /** The board starts anew or is gone. */
    void disconnect() {
        connected = false;
        notifies = false;
    }

    private void obey(byte[] packet) {
        switch (Bgapi.what(packet)) {
            case Bgapi.RESET -> disconnect();
            case Bgapi.DISCOVER -> {
                respond(Bgapi.DISCOVER, 0, 0);
                advertise("Keyboard");
                advertise("G" + ble.nameContains() + "-1c4e");
            }
            case Bgapi.END_DISCOVERY -> respond(Bgapi.END_DISCOVERY, 0, 0);
            case Bgapi.CONNECT -> connect(packet);
            case Bgapi.DISCONNECT -> {
                respond(Bgapi.DISCONNECT, CONNECTION, 0, 0);
                disconnect();
            }
            case Bgapi.READ_BY_GROUP -> listGroups();
            case Bgapi.FIND_INFORMATION -> listAttributes();
            case Bgapi.WRITE -> write(packet);
            default -> {}
        }
    }

    private void respond(int what, int... payload) {
        replies.writeBytes(Bgapi.packet(Bgapi.COMMAND, what, payload));
    }

    private void tell(int what, byte[] tail, int... payload) {
        replies.writeBytes(Bgapi.packet(Bgapi.EVENT, what, tail, payload));
    }

    private void advertise(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        byte[] flagsAndName =
                Arrays.copyOf(new byte[] {2, 1, 6, (byte) (1 + text.length), COMPLETE_NAME}, 5 + text.length);
        System.arraycopy(text, 0, flagsAndName, 5, text.length);
        int strength = 0xC8;
        tell(
                Bgapi.ADVERTISEMENT,
                flagsAndName,
                strength,
                0,
                ADDRESS[0] + (name.startsWith("K") ? 1 : 0),
                ADDRESS[1],
                ADDRESS[2],
                ADDRESS[3],
                ADDRESS[4],
                ADDRESS[5],
                RANDOM_ADDRESS,
                0xFF,
                flagsAndName.length);
    }

    private void connect(byte[] packet) {
        respond(Bgapi.CONNECT, 0, 0, CONNECTION);
        if (Bgapi.u8(packet, 0) == ADDRESS[0] && Bgapi.u8(packet, ADDRESS.length) == RANDOM_ADDRESS) {
            connected = true;
            byte[] address = new byte[ADDRESS.length];
            for (int i = 0; i < address.length; i++) {
                address[i] = (byte) ADDRESS[i];
            }
            byte[] status = Arrays.copyOf(address, address.length + 8);
            status[address.length] = RANDOM_ADDRESS;
            status[address.length + 1] = 10;
            status[address.length + 3] = 100;
            status[address.length + 7] = (byte) 0xFF;
            tell(Bgapi.CONNECTION_STATUS, status, CONNECTION, 5);
        }
    }

    private void listGroups() {
        respond(Bgapi.READ_BY_GROUP, CONNECTION, 0, 0);
        byte[] generic = {0x00, 0x18};
        tell(Bgapi.GROUP_FOUND, generic, CONNECTION, 1, 0, FIRST_HANDLE - 1, 0, generic.length);
        byte[] service = ble.service().toArray();
        tell(Bgapi.GROUP_FOUND, service, CONNECTION, FIRST_HANDLE, 0, LAST_HANDLE, 0, service.length);
        done(0, LAST_HANDLE);
    }

    private void listAttributes() {
        respond(Bgapi.FIND_INFORMATION, CONNECTION, 0, 0);
        attribute(FIRST_HANDLE, HexBytes.of((byte) 0x00, (byte) 0x28));
        attribute(FIRST_HANDLE + 1, HexBytes.of((byte) 0x03, (byte) 0x28));
        attribute(NOTIFY_HANDLE, ble.values());
        attribute(CONFIGURATION_HANDLE, HexBytes.of((byte) 0x02, (byte) 0x29));
        attribute(CONFIGURATION_HANDLE + 1, HexBytes.of((byte) 0x03, (byte) 0x28));
        attribute(WRITE_HANDLE, ble.commands());
        done(0, LAST_HANDLE);
    }

    private void attribute(int handle, HexBytes uuid) {
        tell(Bgapi.INFORMATION_FOUND, uuid.toArray(), CONNECTION, handle, 0, uuid.length());
    }

    private void done(int result, int handle) {
        tell(Bgapi.PROCEDURE_DONE, new byte[0], CONNECTION, result & 0xFF, result >> 8, handle, 0);
    }

    private void write(byte[] packet) {
        int handle = Bgapi.u16(packet, 1);
        byte[] value = Bgapi.counted(packet, 3);
        if (!connected) {
            respond(Bgapi.WRITE, CONNECTION, REFUSED & 0xFF, REFUSED >> 8);
            return;
        }
        respond(Bgapi.WRITE, CONNECTION, 0, 0);
        if (handle == CONFIGURATION_HANDLE) {
            notifies = value.length > 0 && value[0] == NOTIFIED;
        } else if (handle == WRITE_HANDLE) {
            commands.writeBytes(value);
        }
        done(0, handle);
        if (handle == WRITE_HANDLE && value.length > 0 && value[0] == 'z') {
            tellImpedances();
        }
    }

    /** Ten kiloohms at the first electrode, ten more at each. */
    private void tellImpedances() {
        for (int electrode = 0; electrode < IMPEDANCES; electrode++) {
            byte[] text = (10 * (electrode + 1) + "Z").getBytes(StandardCharsets.US_ASCII);
            byte[] value = new byte[VALUE_BYTES];
            value[0] = (byte) (FIRST_IMPEDANCE + electrode);
            System.arraycopy(text, 0, value, 1, text.length);
            replies.writeBytes(notification(value));
        }
    }
}
