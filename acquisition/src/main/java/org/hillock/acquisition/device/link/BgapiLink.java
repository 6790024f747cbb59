package org.hillock.acquisition.device.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The line to a device behind a Bluetooth dongle.
 *
 * <p>What is read are whole BGAPI packets as the dongle sent them; the device's frame parser finds its values in them. What
 * is written goes into the device's command attribute, in parts of twenty bytes, each of which the device has to take:
 * one without an answer is sent again. When the dongle tells that the connection is lost, the line is gone.
 */
final class BgapiLink implements ByteLink {
    private static final int MOST_BYTES = 20;
    private static final int TRIES = 2;
    private static final Duration PARTING = Duration.ofMillis(200);
    private static final int BUFFER = 1 << 16;

    private final ByteLink port;
    private final BgapiDialogue dialogue;
    private final int connection;
    private final int writeHandle;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int whole;
    private int count;
    private boolean lost;

    BgapiLink(ByteLink port, BgapiDialogue dialogue, int connection, int writeHandle) {
        this.port = port;
        this.dialogue = dialogue;
        this.connection = connection;
        this.writeHandle = writeHandle;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (from == whole) {
            if (lost) {
                return GONE;
            }
            compact();
            int read = port.read(buffer, count, buffer.length - count);
            if (read == GONE) {
                return GONE;
            }
            count += read;
            whole = count == buffer.length ? count : BgapiPackets.endOfWhole(buffer, 0, count);
            lost = BgapiPackets.tellOfALoss(buffer, 0, whole);
        }
        int given = Math.min(length, whole - from);
        System.arraycopy(buffer, from, into, offset, given);
        from += given;
        return given;
    }

    private void compact() {
        System.arraycopy(buffer, from, buffer, 0, count - from);
        count -= from;
        whole -= from;
        from = 0;
    }

    @Override
    public boolean write(byte[] bytes, Duration deadline) {
        compact();
        dialogue.resume(Arrays.copyOfRange(buffer, whole, count), count - whole);
        count = whole;
        boolean taken = true;
        for (int at = 0; at < bytes.length && taken; at += MOST_BYTES) {
            taken = writePart(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + MOST_BYTES)), deadline);
        }
        keep(dialogue.takeValues());
        return taken;
    }

    private boolean writePart(byte[] part, Duration deadline) {
        byte[] command = Bgapi.packet(
                Bgapi.COMMAND, Bgapi.WRITE, part, connection, writeHandle & 0xFF, writeHandle >> 8, part.length);
        for (int attempt = 0; attempt < TRIES && !dialogue.isGone(); attempt++) {
            dialogue.send(command);
            Optional<byte[]> done = dialogue.await(
                    deadline.dividedBy(TRIES),
                    packet -> Bgapi.isEvent(packet)
                            && Bgapi.what(packet) == Bgapi.PROCEDURE_DONE
                            && Bgapi.u8(packet, 0) == connection);
            if (done.isPresent() && Bgapi.u16(done.get(), 1) == 0) {
                return true;
            }
        }
        return false;
    }

    private void keep(byte[] more) {
        if (count + more.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, count + more.length + BUFFER);
        }
        System.arraycopy(more, 0, buffer, count, more.length);
        count += more.length;
        whole = BgapiPackets.endOfWhole(buffer, 0, count);
    }

    /** Ends the connection, so that the device can be found again, and closes the port. */
    @Override
    public void close() {
        port.write(Bgapi.packet(Bgapi.COMMAND, Bgapi.DISCONNECT, connection), PARTING);
        port.close();
    }
}
