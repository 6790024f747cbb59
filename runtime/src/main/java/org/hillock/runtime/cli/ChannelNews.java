package org.hillock.runtime.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;

/**
 * Makes sentences of reports on a device's channels: one for each kind of change, naming all channels that it befell. A
 * change counts when two reports in a row agree on it. One thread.
 */
final class ChannelNews {
    private final Map<String, Optional<SignalFault>> seen = new HashMap<>();
    private final Map<String, Optional<SignalFault>> told = new HashMap<>();

    /** What to tell after a report; often nothing. */
    List<String> after(SignalQuality report) {
        Map<SignalFault, List<String>> worse = new EnumMap<>(SignalFault.class);
        List<String> well = new ArrayList<>();
        for (ChannelSignal channel : report.channels()) {
            String label = channel.label();
            Optional<SignalFault> now = SignalFault.of(channel);
            boolean confirmed = now.equals(seen.put(label, now));
            if (confirmed && !now.equals(told.getOrDefault(label, Optional.empty()))) {
                told.put(label, now);
                now.ifPresentOrElse(
                        fault -> worse.computeIfAbsent(fault, kind -> new ArrayList<>())
                                .add(label),
                        () -> well.add(label));
            }
        }
        List<String> sentences = new ArrayList<>();
        worse.forEach((fault, labels) -> sentences.add(named(labels) + fault.words() + "."));
        if (!well.isEmpty()) {
            sentences.add(named(well) + "well again.");
        }
        return sentences;
    }

    private static String named(List<String> labels) {
        return labels.size() == 1
                ? "The channel " + labels.get(0) + " is "
                : "The channels " + String.join(", ", labels) + " are ";
    }
}
