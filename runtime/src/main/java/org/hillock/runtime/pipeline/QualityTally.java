package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.SignalQuality;

/** Counts what a session's device told of its channels. One thread. */
final class QualityTally {
    private final List<ChannelQuality> channels = new ArrayList<>();
    private final Map<String, Double> ohms = new LinkedHashMap<>();

    void add(SignalQuality report) {
        for (int c = 0; c < report.channels().size(); c++) {
            if (c == channels.size()) {
                channels.add(new ChannelQuality(report.channels().get(c).label(), 0, 0, 0, 0, 0, 0));
            }
            channels.set(c, channels.get(c).with(report.channels().get(c)));
        }
    }

    void add(ElectrodeImpedance measured) {
        ohms.put(measured.electrode(), measured.ohms());
    }

    /** What each electrode measured last, in the order in which they were measured; empty when none was. */
    Map<String, Double> ohms() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(ohms));
    }

    /** One a channel, in the stream's order; empty when the device told nothing. */
    List<ChannelQuality> channels() {
        return List.copyOf(channels);
    }
}
