package org.hillock.acquisition.file.openbci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Everything that the header and the first row tell.
 *
 * @param exg the stream {@code exg} of biopotentials
 * @param aux the stream {@code aux} of the other inputs, where there are some
 * @param markers the stream {@code markers}, where the file has a marker column
 */
record GuiLayout(
        GuiHeader header,
        Columns columns,
        RowLayout rows,
        StreamInfo exg,
        Optional<StreamInfo> aux,
        Optional<StreamInfo> markers) {

    static GuiLayout of(GuiHeader header, Columns columns, RowLayout rows) {
        StreamInfo exg = new StreamInfo(
                "exg",
                header.board().orElse("OpenBCI"),
                "EEG",
                new Montage(columns.exgChannels()),
                header.rateHz(),
                ChannelFormat.FLOAT32,
                Map.of());
        Optional<StreamInfo> aux = columns.aux().isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamInfo(
                        "aux",
                        "accelerometer and inputs",
                        "AUX",
                        new Montage(columns.auxChannels()),
                        header.rateHz(),
                        ChannelFormat.FLOAT32,
                        Map.of()));
        Optional<StreamInfo> markers =
                columns.marker().isPresent() ? Optional.of(StreamInfo.markers("markers")) : Optional.empty();
        return new GuiLayout(header, columns, rows, exg, aux, markers);
    }

    /** The streams in the order in which they are told. */
    List<StreamInfo> streams() {
        List<StreamInfo> streams = new ArrayList<>(List.of(exg));
        aux.ifPresent(streams::add);
        markers.ifPresent(streams::add);
        return streams;
    }
}
