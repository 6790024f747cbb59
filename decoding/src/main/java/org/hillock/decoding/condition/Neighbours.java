package org.hillock.decoding.condition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.decoding.DecodingException;

/** Which electrodes surround each electrode. */
final class Neighbours {
    private Neighbours() {}

    /**
     * The neighbours of each channel, as indices.
     *
     * @param eeg the channels that have neighbours; all others get an empty list
     * @param given neighbours by label, for the channels that are named
     */
    static int[][] of(Montage montage, int[] eeg, Map<String, List<String>> given) {
        int[][] neighbours = new int[montage.size()][0];
        given.forEach((label, around) -> {
            int center = index(montage, label);
            neighbours[center] =
                    around.stream().mapToInt(name -> index(montage, name)).toArray();
            if (around.isEmpty() || IntStream.of(neighbours[center]).anyMatch(i -> i == center)) {
                throw DecodingException.badInput(
                        "Laplacian", "neighbours " + around + " of " + label, "other channels", "name at least one");
            }
        });
        for (int channel : eeg) {
            if (neighbours[channel].length == 0) {
                neighbours[channel] = nearest(montage, eeg, channel);
            }
        }
        return neighbours;
    }

    private static int[] nearest(Montage montage, int[] eeg, int center) {
        if (eeg.length < 2) {
            throw DecodingException.badInput(
                    "Laplacian", "a single EEG channel", "at least two", "leave the re-reference out");
        }
        Position place = position(montage, center);
        return Arrays.stream(eeg)
                .filter(i -> i != center)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> position(montage, i).distanceTo(place)))
                .limit(Rereference.USUAL_NEIGHBOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Position position(Montage montage, int index) {
        Channel channel = montage.channels().get(index);
        return channel.position()
                .orElseThrow(() -> DecodingException.badInput(
                        "Laplacian",
                        "channel \"" + channel.label() + "\" without a position",
                        "a 10-20 label or a position for every EEG channel",
                        "list the neighbours of every channel or use the average reference"));
    }

    private static int index(Montage montage, String label) {
        return montage.indexOf(label)
                .orElseThrow(() -> DecodingException.badInput(
                        "Laplacian",
                        "channel \"" + label + "\"",
                        "one of " + montage.labels(),
                        "name channels of the stream"));
    }
}
