package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.stream.SignalQuality;

/** Counts what a session's device told of its channels. One thread. */
final class QualityTally {
    private final List<ChannelQuality> channels = new ArrayList<>();

    void add(SignalQuality report) {
        for (int c = 0; c < report.channels().size(); c++) {
            if (c == channels.size()) {
                channels.add(new ChannelQuality(report.channels().get(c).label(), 0, 0, 0, 0, 0, 0));
            }
            channels.set(c, channels.get(c).with(report.channels().get(c)));
        }
    }

    /** One a channel, in the stream's order; empty when the device told nothing. */
    List<ChannelQuality> channels() {
        return List.copyOf(channels);
    }
}
