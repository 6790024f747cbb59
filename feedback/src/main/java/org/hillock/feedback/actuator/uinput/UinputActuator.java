package org.hillock.feedback.actuator.uinput;

import java.util.OptionalInt;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.uinput.InputMapping.Pointer;
import org.hillock.feedback.actuator.uinput.InputMapping.Press;

/**
 * Presses keys, moves the mouse or a gamepad's stick as a virtual device of Linux (kernel documentation,
 * {@code input/uinput.rst}). Neutral releases every key and centres the stick. It types into whatever has the focus: keep a
 * hand on a real key for the emergency stop.
 */
public final class UinputActuator implements Actuator {
    /** What its peer does by itself when the link is lost. */
    public static final LinkLoss ON_LINK_LOSS = LinkLoss.noLink("the virtual device is of this machine");

    static final int COUNTS = 20;
    static final int STICK = 32767;
    private static final int CODE_X = 0;
    private static final int CODE_Y = 1;

    private final InputDevice device;
    private final InputMapping mapping;
    private OptionalInt down = OptionalInt.empty();
    private boolean closed;

    UinputActuator(InputDevice device, InputMapping mapping) {
        this.device = device;
        this.mapping = mapping;
    }

    /**
     * Creates the virtual device; a desktop may take a second to notice it.
     *
     * @throws FeedbackException when the system has no {@code /dev/uinput} or this user may not write to it
     */
    public static UinputActuator open(InputMapping mapping) {
        return new UinputActuator(UinputDevice.create(mapping), mapping);
    }

    @Override
    public String name() {
        return "uinput";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public LinkLoss onLinkLoss() {
        return ON_LINK_LOSS;
    }

    @Override
    public void send(ActuatorCommand command) {
        if (command.kind() == CommandKind.NEUTRAL) {
            neutral();
        } else if (command.axes().isEmpty()) {
            press(command);
        } else {
            move(command);
        }
    }

    private synchronized void press(ActuatorCommand command) {
        InputKey key = mapping.keys().get(command.name());
        if (key == null) {
            throw new FeedbackException("uinput: there is no key for the command '" + command.name() + "', only for "
                    + mapping.keys().keySet() + "; add it to the session.");
        }
        boolean held = down.isPresent() && down.getAsInt() == key.code();
        if (held) {
            return;
        }
        release();
        device.write(InputEvents.report(InputEvents.EV_KEY, key.code(), 1));
        down = OptionalInt.of(key.code());
        if (mapping.press() == Press.TAP) {
            release();
        }
    }

    private void release() {
        if (down.isPresent()) {
            device.write(InputEvents.report(InputEvents.EV_KEY, down.getAsInt(), 0));
            down = OptionalInt.empty();
        }
    }

    private synchronized void move(ActuatorCommand command) {
        double x = command.axes().get(0);
        double y = command.axes().size() > 1 ? command.axes().get(1) : 0;
        switch (mapping.pointer()) {
            case NONE ->
                throw new FeedbackException(
                        "uinput: a motion came, but neither mouse nor gamepad is declared; add a pointer to the session.");
            case MOUSE ->
                device.write(InputEvents.report(
                        InputEvents.EV_REL, CODE_X, scaled(x, COUNTS), InputEvents.EV_REL, CODE_Y, -scaled(y, COUNTS)));
            case GAMEPAD -> stick(scaled(x, STICK), -scaled(y, STICK));
        }
    }

    private void stick(int x, int y) {
        device.write(InputEvents.report(InputEvents.EV_ABS, CODE_X, x, InputEvents.EV_ABS, CODE_Y, y));
    }

    private static int scaled(double axis, int full) {
        return (int) Math.round(Math.max(-1, Math.min(1, axis)) * full);
    }

    @Override
    public synchronized void neutral() {
        release();
        if (mapping.pointer() == Pointer.GAMEPAD) {
            stick(0, 0);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                neutral();
            } finally {
                device.close();
            }
        }
    }
}
