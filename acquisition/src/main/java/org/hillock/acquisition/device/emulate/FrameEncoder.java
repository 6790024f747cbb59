package org.hillock.acquisition.device.emulate;

import java.util.List;

/** Makes a device's frames of samples: the other side of a frame parser. */
interface FrameEncoder {
    /**
     * The frames of one sample.
     *
     * @param sample a value a channel in the profile's unit. Not modified.
     * @param number the sample's number since the device was started
     * @param trigger the value of the trigger line
     * @return usually one frame; none while a packet of several samples fills
     */
    List<byte[]> encode(float[] sample, long number, int trigger);

    /** Hears that a dialogue of the profile was spoken, or a step of it: it may switch to a mode. */
    default void hear(String dialogue) {}

    /** Whether every sample so far has gone out in a frame. */
    default boolean isWhole() {
        return true;
    }
}
