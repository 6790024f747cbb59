package org.hillock.acquisition.device.emulate;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.RadioSpec;

/**
 * OpenBCI's dongle with the board on the same radio channel or on another: it answers questions about the radio itself, and
 * the rest when the board does not hear it. The answers are those of the radio firmware 2.
 */
final class EmulatedRadio implements EmulatedFront {
    private static final int USUAL_CHANNEL = 6;
    private static final int OFF = 0;
    private static final String CHANNEL = "{channel}";
    private static final String END = "$$$";
    private static final String NOT_POLLED = "Failure: Communications timeout - Device failed to poll Host" + END;

    private final RadioSpec spec;
    private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
    private byte[] pending = {};
    private int boardChannel;
    private int dongleChannel = USUAL_CHANNEL;

    private EmulatedRadio(RadioSpec spec, int boardChannel) {
        this.spec = spec;
        this.boardChannel = boardChannel;
    }

    /**
     * The radio of a device that has one.
     *
     * @throws AcquisitionException when the board is to be on a channel that there is not
     */
    static Optional<EmulatedRadio> of(DeviceProfile profile, List<Fault> faults) {
        Optional<RadioSpec> radio = profile.transport().radio();
        Optional<Integer> moved = faults.stream()
                .filter(fault -> fault.kind() == Fault.Kind.CHANNEL)
                .map(fault -> (int) fault.amount())
                .findFirst();
        moved.ifPresent(channel -> check(channel, profile, radio));
        return radio.map(spec -> new EmulatedRadio(spec, moved.orElse(USUAL_CHANNEL)));
    }

    private static void check(int channel, DeviceProfile profile, Optional<RadioSpec> radio) {
        boolean fits = radio.filter(
                        spec -> channel == OFF || (channel >= spec.firstChannel() && channel <= spec.lastChannel()))
                .isPresent();
        if (!fits) {
            throw AcquisitionException.badInput(
                    "The fault of the emulated device " + profile.id(),
                    "channel:" + channel,
                    radio.map(spec -> "a radio channel from " + spec.firstChannel() + " to " + spec.lastChannel()
                                    + ", or 0 for a board that is off")
                            .orElse("a device behind a dongle with radio channels"),
                    "name another channel, or emulate openbci-cyton");
        }
    }

    @Override
    public byte[] hear(byte[] bytes, int length) {
        byte[] all = Arrays.copyOf(pending, pending.length + length);
        System.arraycopy(bytes, 0, all, pending.length, length);
        ByteArrayOutputStream forBoard = new ByteArrayOutputStream();
        int at = 0;
        int used;
        do {
            used = at < all.length ? take(all, at, forBoard) : 0;
            at += used;
        } while (used > 0);
        pending = Arrays.copyOfRange(all, at, all.length);
        if (forBoard.size() > 0 && !passesOn()) {
            say(NOT_POLLED);
            return new byte[0];
        }
        return forBoard.toByteArray();
    }

    /** Bytes of a command to the dongle, or one for the board; 0 when more are needed to know. */
    private int take(byte[] bytes, int at, ByteArrayOutputStream forBoard) {
        boolean mayCome = false;
        for (CommandStep step : List.of(spec.status(), spec.query(), spec.set(), spec.override())) {
            boolean numbered = step.send().text().endsWith(CHANNEL);
            byte[] start =
                    HexBytes.ascii(step.send().text().replace(CHANNEL, "")).toArray();
            int whole = start.length + (numbered ? 1 : 0);
            int same = Math.min(start.length, bytes.length - at);
            if (Arrays.equals(bytes, at, at + same, start, 0, same)) {
                if (at + whole <= bytes.length) {
                    obey(step, numbered ? bytes[at + whole - 1] & 0xFF : 0);
                    return whole;
                }
                mayCome = true;
            }
        }
        if (mayCome) {
            return 0;
        }
        forBoard.write(bytes[at]);
        return 1;
    }

    private void obey(CommandStep step, int channel) {
        boolean exists = channel >= spec.firstChannel() && channel <= spec.lastChannel();
        if (step.equals(spec.status())) {
            say(passesOn() ? "Success: System is Up" + END : "Failure: System is Down" + END);
        } else if (step.equals(spec.query())) {
            say((passesOn() ? "Success: Host and Device on " : "Failure: Host on ") + number());
        } else if (step.equals(spec.set()) && !passesOn()) {
            say(NOT_POLLED);
        } else if (!exists) {
            say("Failure: Verify channel number is less than 25" + END);
        } else if (step.equals(spec.set())) {
            dongleChannel = channel;
            boardChannel = channel;
            say("Success: Host and Device on " + number());
        } else {
            dongleChannel = channel;
            say("Success: Host override - " + number());
        }
    }

    /** The number in digits and once more as a byte. */
    private String number() {
        return "Channel number: " + dongleChannel + (char) dongleChannel + END;
    }

    private void say(String words) {
        replies.writeBytes(HexBytes.ascii(words).toArray());
    }

    @Override
    public byte[] takeReplies() {
        byte[] said = replies.toByteArray();
        replies.reset();
        return said;
    }

    @Override
    public boolean passesOn() {
        return boardChannel == dongleChannel;
    }
}
