package org.hillock.acquisition.file.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * A description together with the places of its columns and the streams that follow.
 *
 * @param signal the stream {@code signal} of all channels
 * @param markers the stream {@code markers}, where marker columns are described
 */
record CsvTable(CsvDescription description, ColumnPlaces places, StreamInfo signal, Optional<StreamInfo> markers) {

    static CsvTable of(CsvDescription description, ColumnPlaces places) {
        List<Channel> channels = description.channels().stream()
                .map(c -> c.type() == ChannelType.EEG && c.unit().equals(Channel.MICROVOLTS)
                        ? Channel.eeg(c.label())
                        : Channel.of(c.label(), c.type(), c.unit()))
                .toList();
        boolean hasEeg = channels.stream().anyMatch(c -> c.type() == ChannelType.EEG);
        StreamInfo signal = new StreamInfo(
                "signal",
                description.name(),
                hasEeg ? "EEG" : channels.get(0).type().name(),
                new Montage(channels),
                description.rateHz(),
                ChannelFormat.FLOAT32,
                Map.of());
        return new CsvTable(
                description,
                places,
                signal,
                description.markers().isEmpty() ? Optional.empty() : Optional.of(StreamInfo.markers("markers")));
    }

    List<StreamInfo> streams() {
        List<StreamInfo> streams = new ArrayList<>(List.of(signal));
        markers.ifPresent(streams::add);
        return streams;
    }
}
