package org.hillock.runtime.pipeline;

import java.util.List;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Actuator;

/**
 * What a run needs beside its session.
 *
 * @param sessionName the session file's name for messages
 * @param tempo how events come
 * @param clock the monotonic clock of stage times
 * @param actuators where commands go; closed at the end
 * @param sinks where decisions are written; closed at the end
 * @param news is told when a stream goes away and comes back
 * @param tap who hears every event before it is decoded
 * @param oversight who watches over it
 */
public record RunSettings(
        String sessionName,
        Tempo tempo,
        SessionClock clock,
        List<Actuator> actuators,
        List<DecisionSink> sinks,
        SourceNews news,
        SessionTap tap,
        Oversight oversight) {
    /** Copies the lists. */
    public RunSettings {
        actuators = List.copyOf(actuators);
        sinks = List.copyOf(sinks);
    }

    /** The same without anybody to tell news to and without a tap. */
    public RunSettings(
            String sessionName, Tempo tempo, SessionClock clock, List<Actuator> actuators, List<DecisionSink> sinks) {
        this(sessionName, tempo, clock, actuators, sinks, SourceNews.NOBODY);
    }

    /** The same without a tap, and that nobody watches over. */
    public RunSettings(
            String sessionName,
            Tempo tempo,
            SessionClock clock,
            List<Actuator> actuators,
            List<DecisionSink> sinks,
            SourceNews news) {
        this(sessionName, tempo, clock, actuators, sinks, news, SessionTap.NONE, Oversight.NOBODY);
    }
}
