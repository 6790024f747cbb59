package org.hillock.acquisition.file.bci2000;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamEvent;

/**
 * Turns the state vector of each frame into markers.
 *
 * <p>A marker {@code State=value} stands at each frame where a state's value differs from the frame before, a change to
 * zero included (it ends a stimulus or a trial). Before the first frame all states count as zero. States that only keep
 * house or sample something continuous are left out: SourceTime, StimulusTime, Running, Recording, and those whose name
 * starts with Eyetracker, MousePos, CursorPos or Joystick.
 */
final class StateMarkers {
    private static final Set<String> HOUSEKEEPING = Set.of("sourcetime", "stimulustime", "running", "recording");
    private static final List<String> CONTINUOUS = List.of("eyetracker", "mousepos", "cursorpos", "joystick");

    private final String streamId;
    private final StateDefinition[] states;
    private final long[] values;
    private final byte[] previous;

    StateMarkers(String streamId, Bci2000Header header) {
        this.streamId = streamId;
        this.states = header.states().stream().filter(s -> !isSkipped(s.name())).toArray(StateDefinition[]::new);
        this.values = new long[states.length];
        this.previous = new byte[header.stateBytes()];
    }

    static boolean isSkipped(String state) {
        String lower = state.toLowerCase(Locale.ROOT);
        return HOUSEKEEPING.contains(lower) || CONTINUOUS.stream().anyMatch(lower::startsWith);
    }

    /** The names of the states that give no markers. */
    static List<String> skipped(Bci2000Header header) {
        List<String> names = new ArrayList<>();
        header.states().stream()
                .map(StateDefinition::name)
                .filter(StateMarkers::isSkipped)
                .forEach(names::add);
        return names;
    }

    /**
     * Compares one frame's state vector with the one before; allocates only for a marker.
     *
     * @param vector holds the state vector from {@code offset} on; not modified
     * @param out receives the markers in the order of the states
     */
    void frame(byte[] vector, int offset, long timeNanos, Queue<? super StreamEvent> out) {
        int length = previous.length;
        if (Arrays.equals(vector, offset, offset + length, previous, 0, length)) {
            return;
        }
        System.arraycopy(vector, offset, previous, 0, length);
        for (int i = 0; i < states.length; i++) {
            long value = states[i].value(previous, 0);
            if (value != values[i]) {
                values[i] = value;
                out.add(new Marker(streamId, timeNanos, timeNanos, states[i].name() + "=" + value, 0));
            }
        }
    }
}
