package org.hillock.acquisition.file.openbci;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;

/**
 * What stands in which column. Columns named "Not Used" or "Other", and repeated time columns, are in no list.
 *
 * @param names all column names in order
 * @param sampleIndex the board's frame counter
 * @param exg the biopotentials in microvolts
 * @param aux accelerometer, digital and analogue inputs
 * @param stamp the time since 1970, where there is one
 * @param clock the time of day as text, where there is one
 * @param marker the column of marker numbers, where there is one
 */
record Columns(
        List<String> names,
        int sampleIndex,
        List<Integer> exg,
        List<Integer> aux,
        OptionalInt stamp,
        OptionalInt clock,
        OptionalInt marker) {

    static Columns of(List<String> names) {
        List<Integer> exg = new ArrayList<>();
        List<Integer> aux = new ArrayList<>();
        OptionalInt stamp = OptionalInt.empty();
        OptionalInt clock = OptionalInt.empty();
        OptionalInt marker = OptionalInt.empty();
        for (int i = 1; i < names.size(); i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            if (name.startsWith("exg")) {
                exg.add(i);
            } else if (name.startsWith("timestamp") && name.contains("formatted")) {
                clock = OptionalInt.of(i);
            } else if (name.startsWith("timestamp")) {
                stamp = OptionalInt.of(i);
            } else if (name.startsWith("marker")) {
                marker = OptionalInt.of(i);
            } else if (!name.startsWith("not used") && !name.startsWith("other") && !name.isEmpty()) {
                aux.add(i);
            }
        }
        return new Columns(names, 0, exg, aux, stamp, clock, marker);
    }

    /** The channels of the biopotentials; positions are not known, for the names are only numbers. */
    List<Channel> exgChannels() {
        return exg.stream().map(i -> Channel.eeg(names.get(i))).toList();
    }

    /** The channels of the other inputs: acceleration in g, rotation, digital lines, the rest as it is. */
    List<Channel> auxChannels() {
        return aux.stream().map(i -> auxChannel(names.get(i))).toList();
    }

    private static Channel auxChannel(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("accel")) {
            return Channel.of(name, ChannelType.ACCELEROMETER, "g");
        }
        if (lower.startsWith("gyro")) {
            return Channel.of(name, ChannelType.GYROSCOPE, "");
        }
        return Channel.of(name, lower.startsWith("digital") ? ChannelType.TRIGGER : ChannelType.AUX, "");
    }

    /** Whether the GUI prints this column with a fraction, so that a decimal comma splits it in two. */
    boolean hasFraction(int column) {
        String lower = names.get(column).toLowerCase(Locale.ROOT);
        return lower.startsWith("exg") || lower.startsWith("accel") || lower.startsWith("gyro");
    }
}
