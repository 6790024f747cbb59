package org.hillock.runtime.pipeline;

import java.util.List;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.hillock.runtime.session.SourceSetting;

/** Finds the stream to decode among a source's. */
public final class Streams {
    private Streams() {}

    /**
     * The stream that the session names, else the first regular one with EEG channels.
     *
     * @throws HillockException when there is none, or a channel that the session names is missing
     */
    public static StreamInfo decoded(Session session, SignalSource source) {
        List<StreamInfo> regular = source.streams().stream()
                .filter(stream -> stream.nominalRateHz() > 0 && !stream.carriesMarkers())
                .toList();
        String wanted = session.source() instanceof SourceSetting.Recording recording ? recording.stream() : "";
        StreamInfo found = wanted.isEmpty() ? firstWithEeg(source, regular) : named(source, regular, wanted);
        for (String channel : session.conditioning().channels()) {
            if (found.montage().indexOf(channel).isEmpty()) {
                SessionFiles.requireWord(
                        source.name() + ", $.conditioning.channels of the session",
                        channel,
                        found.montage().labels());
            }
        }
        return found;
    }

    private static StreamInfo firstWithEeg(SignalSource source, List<StreamInfo> regular) {
        return regular.stream()
                .filter(stream -> stream.montage().indicesOf(ChannelType.EEG).length > 0)
                .findFirst()
                .orElseThrow(() -> HillockException.badInput(
                        source.name(),
                        "no regular stream with EEG channels",
                        "one to decode",
                        "name another recording, or the stream in $.sources[0].stream"));
    }

    private static StreamInfo named(SignalSource source, List<StreamInfo> regular, String wanted) {
        List<String> names = regular.stream().map(StreamInfo::name).toList();
        SessionFiles.requireWord(source.name() + ", $.sources[0].stream of the session", wanted, names);
        return regular.get(names.indexOf(wanted));
    }
}
