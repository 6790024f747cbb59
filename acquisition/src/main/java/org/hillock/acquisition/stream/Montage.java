package org.hillock.acquisition.stream;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The channels of a stream in the order of a frame's values.
 *
 * @param channels at least one channel
 */
public record Montage(List<Channel> channels) {
    /** Copies the list. */
    public Montage {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a montage has at least one channel");
        }
    }

    /** EEG channels in microvolts with these 10-20 labels. */
    public static Montage eeg(String... labels) {
        return new Montage(Stream.of(labels).map(Channel::eeg).toList());
    }

    /** The number of channels. */
    public int size() {
        return channels.size();
    }

    /** The labels in order. */
    public List<String> labels() {
        return channels.stream().map(Channel::label).toList();
    }

    /** The index of the first channel with this label, without regard to case. */
    public OptionalInt indexOf(String label) {
        return IntStream.range(0, channels.size())
                .filter(i -> channels.get(i).label().equalsIgnoreCase(label))
                .findFirst();
    }

    /** The indices of all channels of a type, in order. */
    public int[] indicesOf(ChannelType type) {
        return IntStream.range(0, channels.size())
                .filter(i -> channels.get(i).type() == type)
                .toArray();
    }
}
