package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.decoding.decoder.Decision;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Through the whole pipeline, a decision depends on no label that comes with it or after it. */
class LabelsNeverComeEarlyTest {
    private static final int FLIPPED = 9;

    @ParameterizedTest
    @ValueSource(strings = {"spiking", "csp-lda", "fbcsp-lda", "online-lda", "tangent-lr", "logvar-lda"})
    void keepsEveryDecisionUpToAFlippedCue(String decoder) {
        Session session = SessionFiles.parse("small.json", Sessions.synthetic(decoder, ""));
        List<Decision> asRecorded = decisions(session, Integer.MAX_VALUE);
        List<Decision> flipped = decisions(session, FLIPPED);
        assertThat(asRecorded).hasSize(16);
        assertThat(flipped.subList(0, FLIPPED + 1)).isEqualTo(asRecorded.subList(0, FLIPPED + 1));
        assertThat(flipped.subList(FLIPPED + 1, 16))
                .as("labels are learned at all")
                .isNotEqualTo(asRecorded.subList(FLIPPED + 1, 16));
    }

    private static List<Decision> decisions(Session session, int firstFlipped) {
        List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());
        SignalSource source = SessionSources.open(session.source(), List.of()).get(0);
        new SessionRun(
                        session,
                        new RunSettings(
                                "small.json",
                                Tempo.FULL_SPEED,
                                SessionClock.monotonic(),
                                List.of(),
                                List.of(entries::add)))
                .run(List.of(new FlippedCues(source, firstFlipped)));
        return entries.stream().map(DecisionEntry::decision).toList();
    }

    /** A source whose cues ask for the other class from one trial on. */
    private static final class FlippedCues extends SourceAround {
        private final int first;

        FlippedCues(SignalSource source, int first) {
            super(source);
            this.first = first;
        }

        @Override
        public Flux<StreamEvent> events() {
            int[] cues = {0};
            return inner().events().map(event -> event instanceof Marker cue ? flipped(cue, cues) : event);
        }

        private Marker flipped(Marker cue, int[] cues) {
            boolean task = cue.label().equals("left") || cue.label().equals("right");
            if (!task || cues[0]++ < first) {
                return cue;
            }
            String other = cue.label().equals("left") ? "right" : "left";
            return new Marker(cue.streamId(), cue.timeNanos(), cue.arrivalNanos(), other, cue.durationNanos());
        }
    }
}
