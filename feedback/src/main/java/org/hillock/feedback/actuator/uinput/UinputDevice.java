package org.hillock.feedback.actuator.uinput;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.uinput.InputMapping.Pointer;

/** The kernel's own virtual device. */
final class UinputDevice implements InputDevice {
    private static final Path NODE = Path.of("/dev/uinput");
    private static final int O_WRONLY = 1;
    private static final int O_NONBLOCK = 0x800;
    private static final long UI_SET_EVBIT = 0x40045564L;
    private static final long UI_SET_KEYBIT = 0x40045565L;
    private static final long UI_SET_RELBIT = 0x40045566L;
    private static final long UI_SET_ABSBIT = 0x40045567L;
    private static final long UI_DEV_SETUP = 0x405C5503L;
    private static final long UI_ABS_SETUP = 0x401C5504L;
    private static final long UI_DEV_CREATE = 0x5501L;
    private static final long UI_DEV_DESTROY = 0x5502L;

    private final CLibrary system;
    private final int descriptor;

    /** The calls of the C library that are needed here. */
    interface CLibrary extends Library {
        int open(String path, int flags) throws LastErrorException;

        int ioctl(int descriptor, NativeLong request, Object... argument) throws LastErrorException;

        NativeLong write(int descriptor, byte[] bytes, NativeLong length) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    private UinputDevice(CLibrary system, int descriptor) {
        this.system = system;
        this.descriptor = descriptor;
    }

    static UinputDevice create(InputMapping mapping) {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw new FeedbackException(
                    "uinput: virtual devices need a 64-bit Linux; use another kind of feedback on this system.");
        }
        if (!Files.isWritable(NODE)) {
            throw new FeedbackException("uinput: /dev/uinput is missing or may not be written; load the module"
                    + " (modprobe uinput) and let the group input write to it by a udev rule.");
        }
        return create(mapping, NODE, Native.load("c", CLibrary.class));
    }

    /** On a node that can be written to, by any library that has these calls. */
    static UinputDevice create(InputMapping mapping, Path node, CLibrary system) {
        try {
            UinputDevice device = new UinputDevice(system, system.open(node.toString(), O_WRONLY | O_NONBLOCK));
            device.declareOrClose(mapping);
            return device;
        } catch (LastErrorException e) {
            throw new FeedbackException(
                    "uinput: the virtual device could not be made (" + e.getMessage()
                            + "); check the rights of /dev/uinput.",
                    e);
        }
    }

    private void declareOrClose(InputMapping mapping) {
        try {
            declare(mapping);
        } catch (LastErrorException e) {
            system.close(descriptor);
            throw e;
        }
    }

    private void declare(InputMapping mapping) {
        bit(UI_SET_EVBIT, InputEvents.EV_KEY);
        mapping.keys().values().forEach(key -> bit(UI_SET_KEYBIT, key.code()));
        if (mapping.pointer() == Pointer.MOUSE) {
            bit(UI_SET_KEYBIT, InputKey.MOUSE_LEFT.code());
            bit(UI_SET_EVBIT, InputEvents.EV_REL);
            bit(UI_SET_RELBIT, 0);
            bit(UI_SET_RELBIT, 1);
        }
        if (mapping.pointer() == Pointer.GAMEPAD) {
            bit(UI_SET_KEYBIT, InputKey.PAD_SOUTH.code());
            bit(UI_SET_EVBIT, InputEvents.EV_ABS);
            for (int axis = 0; axis < 2; axis++) {
                bit(UI_SET_ABSBIT, axis);
                call(UI_ABS_SETUP, InputEvents.absSetup(axis, -UinputActuator.STICK, UinputActuator.STICK));
            }
        }
        call(UI_DEV_SETUP, InputEvents.setup("Hillock"));
        call(UI_DEV_CREATE);
    }

    private void bit(long request, int value) {
        system.ioctl(descriptor, new NativeLong(request), value);
    }

    private void call(long request, Object... argument) {
        system.ioctl(descriptor, new NativeLong(request), argument);
    }

    @Override
    public void write(byte[] report) {
        try {
            system.write(descriptor, report, new NativeLong(report.length));
        } catch (LastErrorException e) {
            throw new FeedbackException(
                    "uinput: the system did not take an event (" + e.getMessage()
                            + "); the virtual device may have been removed.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            call(UI_DEV_DESTROY);
        } finally {
            system.close(descriptor);
        }
    }
}
