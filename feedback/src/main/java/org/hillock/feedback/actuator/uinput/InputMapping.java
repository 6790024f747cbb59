package org.hillock.feedback.actuator.uinput;

import java.util.Map;

/**
 * What a virtual device does.
 *
 * @param keys the key of each class
 * @param press whether a key is tapped or stays down until the next command
 * @param pointer what the axes of a motion move
 */
public record InputMapping(Map<String, InputKey> keys, Press press, Pointer pointer) {
    /** Copies the table. */
    public InputMapping {
        keys = Map.copyOf(keys);
    }

    /** How a key is pressed. */
    public enum Press {
        /** Down and up at once. */
        TAP,
        /** Down until another command or neutral comes. */
        HOLD
    }

    /** What a motion moves. */
    public enum Pointer {
        /** Nothing: motions are refused. */
        NONE,
        /** The mouse, by at most {@value UinputActuator#COUNTS} counts a command and axis. */
        MOUSE,
        /** The left stick of a gamepad. */
        GAMEPAD
    }
}
