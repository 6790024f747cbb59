package org.hillock.acquisition.device.link;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.RadioSpec;

/**
 * The radio behind a dongle: on which channel the dongle is, whether the device hears it there, and the hunt for the channel
 * on which it does. Nothing is said to the device itself. Control plane; one thread.
 */
public final class DongleRadio {
    private static final Pattern NUMBER = Pattern.compile(".*:\\s*(\\d{1,3})", Pattern.DOTALL);
    private static final String FAILURE = "failure";

    private final Dialogue dialogue;
    private final DeviceProfile profile;
    private final RadioSpec spec;

    /**
     * The radio of a device whose line is open.
     *
     * @throws AcquisitionException when the profile knows of no radio
     */
    public DongleRadio(Dialogue dialogue, DeviceProfile profile) {
        this.dialogue = dialogue;
        this.profile = profile;
        this.spec = profile.transport()
                .radio()
                .orElseThrow(() -> AcquisitionException.badInput(
                        "The device profile " + profile.id(),
                        "no part 'radio' in 'transport'",
                        "a device behind a dongle with radio channels, such as openbci-cyton",
                        "name the profile of such a device"));
    }

    /**
     * Whether the device hears the dongle.
     *
     * @throws AcquisitionException when the dongle does not answer
     */
    public boolean isUp() {
        return ask(spec.status(), "").contains(spec.up());
    }

    /**
     * The dongle's channel; empty when its answer has no number.
     *
     * @throws AcquisitionException when the dongle does not answer
     */
    public OptionalInt channel() {
        Matcher matcher = NUMBER.matcher(ask(spec.query(), ""));
        return matcher.lookingAt() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /**
     * Moves the dongle from channel to channel until the device hears it, and leaves it there.
     *
     * @param trying told of each channel before it is tried
     * @return the channel
     * @throws AcquisitionException when the device is heard on none; the dongle is then where it was
     */
    public int hunt(IntConsumer trying) {
        OptionalInt before = channel();
        if (before.isPresent() && isUp()) {
            return before.getAsInt();
        }
        for (int channel = spec.firstChannel(); channel <= spec.lastChannel(); channel++) {
            trying.accept(channel);
            move(spec.override(), channel);
            if (isUp()) {
                return channel;
            }
        }
        before.ifPresent(channel -> move(spec.override(), channel));
        throw new AcquisitionException("The " + profile.name() + " was heard on none of the radio channels "
                + spec.firstChannel() + " to " + spec.lastChannel()
                + ": it is off, its battery is empty, or it is too far away; see to that and hunt again."
                + (before.isPresent() ? " The dongle is back on channel " + before.getAsInt() + "." : ""));
    }

    /**
     * Moves the dongle and the device to another channel.
     *
     * @throws AcquisitionException when there is no such channel, or they do not hear each other
     */
    public void set(int channel) {
        if (channel < spec.firstChannel() || channel > spec.lastChannel()) {
            throw AcquisitionException.badInput(
                    "The radio channel",
                    Integer.toString(channel),
                    "a number from " + spec.firstChannel() + " to " + spec.lastChannel(),
                    "name another channel");
        }
        if (!isUp()) {
            throw new AcquisitionException("The " + profile.name()
                    + " does not hear its dongle, so that it cannot be moved to another radio channel; switch it on, or"
                    + " find its channel first with 'hillock devices radio " + dialogue.port() + " --as " + profile.id()
                    + " --hunt'.");
        }
        move(spec.set(), channel);
    }

    private void move(CommandStep step, int channel) {
        String answer = ask(step, Character.toString(channel));
        if (answer.toLowerCase(Locale.ROOT).stripLeading().startsWith(FAILURE)) {
            throw new AcquisitionException(
                    "The dongle of the " + profile.name() + " on " + dialogue.port() + " answered "
                            + Dialogue.shown(answer) + " when it was to go to radio channel " + channel
                            + "; unplug it, plug it in again and try once more.");
        }
    }

    private String ask(CommandStep step, String channel) {
        return dialogue.ask(step, channel)
                .orElseThrow(
                        () -> new AcquisitionException(
                                "The dongle of the " + profile.name() + " on " + dialogue.port()
                                        + " did not answer the question " + step.send() + " about its radio within "
                                        + step.timeout().toMillis()
                                        + " ms; check that this is its port, and that its switch is at GPIO 6 and not at RESET."));
    }
}
