package org.hillock.runtime.pipeline;

import java.util.List;
import java.util.Optional;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.runtime.control.Panel;

/**
 * Who watches over a run.
 *
 * @param news hears of safety events; returns at once
 * @param panels ways by which a person reaches it; they listen from the first neutral to the last
 * @param log leads from commands back to samples; closed at the end
 */
public record Oversight(SafetyEvent.Listener news, List<Panel> panels, Optional<CommandLog> log) {
    /** Nobody. */
    public static final Oversight NOBODY = new Oversight(SafetyEvent.Listener.NONE, List.of(), Optional.empty());

    /** Copies the list. */
    public Oversight {
        panels = List.copyOf(panels);
    }

    SafetyEvent.Listener listener() {
        return event -> {
            log.ifPresent(file -> file.happened(event));
            news.happened(event);
        };
    }
}
