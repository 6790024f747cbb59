package org.hillock.acquisition.record;

import java.util.List;
import org.hillock.acquisition.file.xdf.XdfStreamHeader;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/** How a stream of this process is called outside: in a recording and on the network. */
final class StreamHeaders {
    private StreamHeaders() {}

    /** The stream as it is written: numbers as the float32 that they are in memory, markers as one text. */
    static StreamInfo recorded(StreamInfo stream) {
        String name = stream.name().isBlank() ? stream.id() : stream.name();
        boolean text = stream.carriesMarkers();
        Montage montage = text && stream.channelCount() > 1
                ? new Montage(List.of(Channel.of("marker", ChannelType.TRIGGER, "")))
                : stream.montage();
        return new StreamInfo(
                stream.id(),
                name,
                stream.type(),
                montage,
                stream.nominalRateHz(),
                text ? ChannelFormat.STRING : ChannelFormat.FLOAT32,
                stream.properties());
    }

    /** The header of a stream that {@link #recorded} made. */
    static XdfStreamHeader header(StreamInfo stream, String sourceId) {
        return header(LslInfo.of(stream, sourceId));
    }

    /** The header of a stream of the network. */
    static XdfStreamHeader header(LslInfo info) {
        return new XdfStreamHeader(info.xml(), info.channelCount(), info.format(), info.nominalRateHz());
    }
}
