package org.hillock.feedback.actuator.uinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.feedback.FeedbackException;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.uinput.InputMapping.Pointer;
import org.hillock.feedback.actuator.uinput.InputMapping.Press;
import org.hillock.feedback.actuator.uinput.UinputDevice.CLibrary;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The virtual device before a stand-in for the kernel that is compiled from the kernel's own header: the same native calls with
 * the same arguments, of which each number, each structure and each event is read by code that is not ours. What a desktop makes of
 * a real device is not seen here.
 */
class UinputDeviceTest {
    private static CLibrary kernel;
    private final Path told;

    UinputDeviceTest(@TempDir Path folder) {
        this.told = folder.resolve("told");
    }

    @BeforeAll
    static void compileTheKernelsSide(@TempDir Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("fake_uinput.c");
        Path library = folder.resolve("fake_uinput.so");
        try (InputStream text = UinputDeviceTest.class.getResourceAsStream("fake_uinput.c")) {
            Files.copy(text, source);
        }
        if (!compiles(source, library)) {
            String what =
                    "gcc or linux/uinput.h is not installed; the native calls of the virtual device were not tried.";
            System.err.println("SKIPPED: " + what);
            Assumptions.abort(what);
        }
        FunctionMapper fake = (ofLibrary, method) -> "fake_" + method.getName();
        kernel = Native.load(library.toString(), CLibrary.class, Map.of(Library.OPTION_FUNCTION_MAPPER, fake));
    }

    private static boolean compiles(Path source, Path library) throws InterruptedException {
        try {
            return new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noCompiler) {
            return false;
        }
    }

    private UinputActuator open(Press press, Pointer pointer) {
        InputMapping mapping = new InputMapping(Map.of("left", InputKey.SPACE), press, pointer);
        return new UinputActuator(UinputDevice.create(mapping, told, kernel), mapping);
    }

    private static ActuatorCommand left() {
        return new ActuatorCommand(1, 0, 0, 0, "left", 1, CommandKind.ACTIVE);
    }

    private static ActuatorCommand move(double x, double y) {
        return new ActuatorCommand(1, 0, 0, 0, "move", x, List.of(x, y), CommandKind.ACTIVE);
    }

    @Test
    void theKernelReadsAKeyboardWhoseKeyIsHeldUntilNeutral() {
        try (UinputActuator keyboard = open(Press.HOLD, Pointer.NONE)) {
            keyboard.send(left());
            keyboard.neutral();
        }
        assertThat(told).hasContent("""
                        open to write, never waits
                        event 1
                        key 57
                        set-up bus 6 name Hillock effects 0
                        created
                        1 57 1
                        report
                        1 57 0
                        report
                        destroyed
                        closed 7
                        """);
    }

    @Test
    void theKernelReadsAMouse() {
        try (UinputActuator mouse = open(Press.TAP, Pointer.MOUSE)) {
            mouse.send(move(1, 0.5));
        }
        assertThat(told)
                .content()
                .contains("event 2", "key 272", "relative 0\nrelative 1\n", "2 0 20\n2 1 -10\nreport");
    }

    @Test
    void theKernelReadsAGamepadThatEndsWithItsStickInTheMiddle() {
        try (UinputActuator pad = open(Press.TAP, Pointer.GAMEPAD)) {
            pad.send(move(-1, 1));
        }
        assertThat(told)
                .content()
                .contains(
                        "key 304",
                        "absolute 0\naxis 0 from -32767 to 32767 at 0\nabsolute 1\naxis 1 from -32767 to 32767 at 0\n",
                        "3 0 -32767\n3 1 -32767\nreport\n3 0 0\n3 1 0\nreport\ndestroyed\n")
                .doesNotContain("refused");
    }

    @Test
    void anEventThatTheKernelRefusesIsAFailureAndNothingIsSilent() {
        InputMapping mapping = new InputMapping(Map.of("left", InputKey.SPACE), Press.TAP, Pointer.NONE);
        UinputDevice device = UinputDevice.create(mapping, told, kernel);
        assertThatThrownBy(() -> device.write(new byte[5]))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("did not take an event");
        device.close();
    }

    @Test
    void aNodeThatCannotBeOpenedIsNamed() {
        InputMapping mapping = new InputMapping(Map.of(), Press.TAP, Pointer.NONE);
        assertThatThrownBy(() -> UinputDevice.create(mapping, told.resolve("no/such"), kernel))
                .isInstanceOf(FeedbackException.class)
                .hasMessageContaining("check the rights of /dev/uinput");
    }
}
