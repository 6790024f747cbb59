package org.hillock.feedback.actuator.uinput;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.feedback.FeedbackException;

/**
 * The keys and buttons that a session may name, with their codes of Linux's {@code input-event-codes.h}. Keys that switch
 * the machine off, leave the session or change what other keys mean are none of them.
 */
public enum InputKey {
    /** Escape. */
    ESC(1),
    /** A digit. */
    DIGIT_1(2),
    /** A digit. */
    DIGIT_2(3),
    /** A digit. */
    DIGIT_3(4),
    /** A digit. */
    DIGIT_4(5),
    /** A digit. */
    DIGIT_5(6),
    /** A digit. */
    DIGIT_6(7),
    /** A digit. */
    DIGIT_7(8),
    /** A digit. */
    DIGIT_8(9),
    /** A digit. */
    DIGIT_9(10),
    /** A digit. */
    DIGIT_0(11),
    /** Backspace. */
    BACKSPACE(14),
    /** Tabulator. */
    TAB(15),
    /** A letter. */
    W(17),
    /** Enter. */
    ENTER(28),
    /** A letter. */
    A(30),
    /** A letter. */
    S(31),
    /** A letter. */
    D(32),
    /** The space bar. */
    SPACE(57),
    /** An arrow. */
    UP(103),
    /** Page up. */
    PAGE_UP(104),
    /** An arrow. */
    LEFT(105),
    /** An arrow. */
    RIGHT(106),
    /** An arrow. */
    DOWN(108),
    /** Page down. */
    PAGE_DOWN(109),
    /** The left mouse button. */
    MOUSE_LEFT(0x110),
    /** The right mouse button. */
    MOUSE_RIGHT(0x111),
    /** The gamepad's lower button. */
    PAD_SOUTH(0x130);

    private final int code;

    InputKey(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /**
     * Reads a key's name, such as {@code left} or {@code page-up}.
     *
     * @throws FeedbackException when there is none of that name
     */
    public static InputKey named(String name) {
        String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(key -> key.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new FeedbackException("uinput: read the key '" + name + "', expected one of "
                        + Arrays.stream(values()).map(InputKey::label).collect(Collectors.joining(", "))
                        + "; correct it."));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
