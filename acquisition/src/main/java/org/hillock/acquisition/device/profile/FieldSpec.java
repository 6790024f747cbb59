package org.hillock.acquisition.device.profile;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Some values of one kind in a frame; value = (raw and mask, less {@code subtract}) times {@code scale}.
 *
 * @param name the field's name; also of its channels when it is auxiliary
 * @param offset the first value's byte, from the frame's first
 * @param type how a value stands
 * @param count how many values follow each other
 * @param order where each value goes: value {@code i} to place {@code order[i]}; empty: in order
 * @param bitPositions the lowest bit of each value, for {@link FieldType#UBITS}
 * @param bits bits of a value, for {@link FieldType#UBITS}
 * @param mask what of the raw value counts; 0 for all
 * @param subtract the raw value that means zero
 * @param scale units a count
 * @param unit the unit after scaling
 * @param calibrated whether the scale is the maker's or a measured one
 * @param firstChannel the channel of place 0; empty: the field is auxiliary
 * @param zeroMeansStale whether all zeros mean that there is no new value
 * @param momentary whether a value but 0 is there once, of an auxiliary field: the same in the next frame is another event
 * @param labels a label a value, of an auxiliary field; empty: made from the name
 */
public record FieldSpec(
        String name,
        int offset,
        FieldType type,
        int count,
        List<Integer> order,
        List<Integer> bitPositions,
        int bits,
        long mask,
        double subtract,
        double scale,
        String unit,
        boolean calibrated,
        OptionalInt firstChannel,
        boolean zeroMeansStale,
        boolean momentary,
        List<String> labels) {
    /** Copies the lists. */
    public FieldSpec {
        order = List.copyOf(order);
        bitPositions = List.copyOf(bitPositions);
        labels = List.copyOf(labels);
    }

    /** Whether its values go to channels of the signal. */
    public boolean isSignal() {
        return firstChannel.isPresent();
    }

    /** The label of a value of an auxiliary field. */
    public String label(int value) {
        if (value < labels.size()) {
            return labels.get(value);
        }
        return count == 1 ? name : name + " " + (value + 1);
    }

    /** Whether one of its values has this label. */
    public boolean hasLabel(String label) {
        return IntStream.range(0, count).anyMatch(value -> label(value).equals(label));
    }

    /** The first byte after the last value. */
    public int end() {
        if (type == FieldType.UBITS) {
            int last = bitPositions.stream().mapToInt(bit -> bit + bits).max().orElse(0);
            return (last + 7) / 8;
        }
        return offset + count * type.bytes();
    }
}
