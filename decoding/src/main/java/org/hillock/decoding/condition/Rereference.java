package org.hillock.decoding.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.decoding.DecodingException;

/** What EEG channels are measured against. Channels of other types are left as they are. */
public sealed interface Rereference {
    /** How many of the nearest electrodes make a Laplacian's surround. */
    int USUAL_NEIGHBOURS = 4;

    /**
     * The stage that does it for a stream.
     *
     * @throws DecodingException when the montage lacks what is needed: a channel, EEG at all, or electrode positions
     */
    Conditioner on(Montage montage);

    /**
     * Indices of the channels whose values it mixes into others.
     *
     * @throws DecodingException as {@link #on}
     */
    int[] sources(Montage montage);

    /** Leaves the reference of the recording. */
    record None() implements Rereference {
        @Override
        public Conditioner on(Montage montage) {
            return new Untouched();
        }

        @Override
        public int[] sources(Montage montage) {
            return new int[0];
        }
    }

    /**
     * Subtracts one channel, such as an ear lobe, from every EEG channel.
     *
     * @param label of the channel
     */
    record SingleChannel(String label) implements Rereference {
        @Override
        public Conditioner on(Montage montage) {
            return new MeanSubtraction(montage.size(), eegChannels(montage), sources(montage));
        }

        @Override
        public int[] sources(Montage montage) {
            return new int[] {indexOf(montage, label)};
        }
    }

    /**
     * Subtracts the mean of the EEG channels from each of them, frame by frame.
     *
     * @param excluded labels of channels that are kept out of the mean, such as broken ones
     */
    record Average(List<String> excluded) implements Rereference {
        /** The mean of all EEG channels. */
        public Average() {
            this(List.of());
        }

        /** Copies the list. */
        public Average {
            excluded = List.copyOf(excluded);
        }

        @Override
        public Conditioner on(Montage montage) {
            return new MeanSubtraction(montage.size(), eegChannels(montage), sources(montage));
        }

        @Override
        public int[] sources(Montage montage) {
            int[] eeg = eegChannels(montage);
            boolean[] out = new boolean[montage.size()];
            excluded.forEach(label -> out[indexOf(montage, label)] = true);
            int[] members = new int[eeg.length];
            int count = 0;
            for (int channel : eeg) {
                if (!out[channel]) {
                    members[count++] = channel;
                }
            }
            if (count == 0) {
                throw DecodingException.badInput(
                        "average reference", "every EEG channel excluded", "at least one in the mean", "exclude fewer");
            }
            return Arrays.copyOf(members, count);
        }
    }

    /**
     * Subtracts from each EEG channel the mean of its neighbours (B. Hjorth, An on-line transformation of EEG scalp
     * potentials into orthogonal source derivations, 1975).
     *
     * @param neighbours labels of the neighbours by channel label; a channel that is not named takes the four nearest
     *     electrodes by position
     */
    record Laplacian(Map<String, List<String>> neighbours) implements Rereference {
        /** The four nearest electrodes of each. */
        public Laplacian() {
            this(Map.of());
        }

        /** Copies the map. */
        public Laplacian {
            neighbours = Map.copyOf(neighbours);
        }

        @Override
        public Conditioner on(Montage montage) {
            return new LaplacianFilter(montage.size(), Neighbours.of(montage, eegChannels(montage), neighbours));
        }

        @Override
        public int[] sources(Montage montage) {
            return eegChannels(montage);
        }
    }

    private static int[] eegChannels(Montage montage) {
        int[] eeg = montage.indicesOf(ChannelType.EEG);
        if (eeg.length == 0) {
            throw DecodingException.badInput(
                    "re-reference", "no EEG among " + montage.labels(), "at least one EEG channel", "leave it out");
        }
        return eeg;
    }

    private static int indexOf(Montage montage, String label) {
        OptionalInt index = montage.indexOf(label);
        return index.orElseThrow(() -> DecodingException.badInput(
                "re-reference",
                "channel \"" + label + "\"",
                "one of " + montage.labels(),
                "name a channel of the stream"));
    }
}
