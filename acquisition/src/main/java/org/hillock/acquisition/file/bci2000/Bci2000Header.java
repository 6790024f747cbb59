package org.hillock.acquisition.file.bci2000;

import java.util.List;
import java.util.Map;

/**
 * The header of one file.
 *
 * @param version {@code "1.0"} or {@code "1.1"}
 * @param headerBytes where the first frame starts
 * @param channels values a frame
 * @param stateBytes the length of the state vector that follows the values of each frame
 * @param parameters by name
 */
record Bci2000Header(
        String version,
        int headerBytes,
        int channels,
        int stateBytes,
        SampleFormat format,
        List<StateDefinition> states,
        Map<String, Parameter> parameters) {

    /** The bytes of one frame. */
    int frameBytes() {
        return channels * format.bytes() + stateBytes;
    }

    /**
     * One parameter.
     *
     * @param values its value, or the entries of its list in order
     * @param line where it stands in the header, from 1
     */
    record Parameter(List<String> values, int line) {}
}
