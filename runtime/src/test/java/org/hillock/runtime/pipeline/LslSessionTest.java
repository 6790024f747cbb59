package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslRig;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.feedback.safety.Ruling;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.lsl.Republisher;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions that learn live from streams of this process: a synthetic headset and its cues, at twenty times real time. */
@Timeout(60)
class LslSessionTest {
    private static final double SPEED = 20;
    private static final int WANTED = 8;

    private final Path folder;
    private final LslLibrary library;
    private final List<Republisher> publishers = Collections.synchronizedList(new ArrayList<>());
    private final List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());
    private final List<String> news = Collections.synchronizedList(new ArrayList<>());

    LslSessionTest(@TempDir Path folder) {
        this.folder = folder;
        this.library = LslLibrary.java(LslConfig.read(LslRig.file(folder)), SessionClock.monotonic());
    }

    @AfterEach
    void closePublishers() {
        publishers.forEach(Republisher::close);
    }

    private void publish(long seed) {
        SyntheticSettings settings =
                SyntheticSettings.defaults().withRate(100).withTrials(0).withSeed(seed);
        Republisher republisher = Republisher.paced(new SyntheticHeadset(settings), library, "cap", Pace.times(SPEED));
        publishers.add(republisher);
        Thread thread = new Thread(republisher::run, "test-publisher");
        thread.setDaemon(true);
        thread.start();
    }

    private static Session session(String further) {
        return SessionFiles.parse("live.json", """
                {
                  "name": "live",
                  "sources": [{
                    "from": "lsl", "config": "lsl_api.cfg", "stream": "name='cap'",
                    "markers": "type='Markers' and starts-with(name,'cap')"%s
                  }],
                  "epochs": {
                    "classes": ["left", "right"],
                    "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.5, "endSeconds": 2.5
                  },
                  "decoder": { "name": "csp-lda" },
                  "budget": { "hardMillis": 60000 }
                }
                """.formatted(further));
    }

    private List<SignalSource> open(Session session) {
        return SessionSources.open(session.source(), List.of(folder));
    }

    private SessionOutcome run(Session session, Runnable atEachDecision, int decisions) {
        List<SignalSource> sources = open(session);
        SessionRun[] run = new SessionRun[1];
        DecisionSink sink = entry -> {
            entries.add(entry);
            atEachDecision.run();
            if (entries.size() >= decisions) {
                run[0].stop();
            }
        };
        SourceNews listener = new SourceNews() {
            @Override
            public void lost(Lost event) {
                news.add("lost " + event.streamId());
            }

            @Override
            public void recovered(Recovered event) {
                news.add("recovered " + event.streamId());
            }
        };
        run[0] = new SessionRun(
                session,
                new RunSettings(
                        "live.json", Tempo.TIMED, SessionClock.monotonic(), List.of(), List.of(sink), listener));
        return run[0].run(sources);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void decidesAndLearnsFromAStreamOfSamplesAndOneOfMarkers() {
        publish(1);
        SessionOutcome outcome = run(session(""), () -> {}, WANTED);
        assertThat(outcome.decisions()).isGreaterThanOrEqualTo(WANTED);
        assertThat(entries).allSatisfy(entry -> assertThat(entry.truth()).isPresent());
        assertThat(entries).extracting(DecisionEntry::artefact).containsOnly(false);
        // Untrained at first, then it has learned enough of each class to answer.
        assertThat(outcome.abstained()).isBetween(1L, (long) WANTED - 1);
        assertThat(news).isEmpty();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void goesOnWhenBothStreamsWereAwayAndCameBack() {
        publish(1);
        SessionOutcome outcome = run(
                session(""),
                () -> {
                    if (entries.size() == 3) {
                        publishers.get(0).close();
                        publish(2);
                    }
                },
                WANTED);
        assertThat(news).contains("lost cap", "recovered cap", "lost markers", "recovered markers");
        assertThat(outcome.decisions()).isGreaterThanOrEqualTo(WANTED);
        assertThat(entries.subList(5, WANTED)).allSatisfy(entry -> {
            assertThat(entry.truth()).isPresent();
            assertThat(entry.artefact()).isFalse();
        });
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void failsWhenAStreamStaysAwayForTooLong() {
        publish(1);
        Session session = session(", \"recoverySeconds\": 0.3");
        assertThatThrownBy(() -> run(session, () -> publishers.get(0).close(), WANTED))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("went away")
                .hasMessageContaining("did not come back within 0.3 s");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void holdsSamplesBackForMarkersWhenAskedTo() {
        publish(1);
        SessionOutcome outcome = run(
                session(", \"holdMillis\": 30, \"postProcessing\": [\"clocksync\", \"dejitter\", \"monotonize\"]"),
                () -> {},
                3);
        assertThat(outcome.decisions()).isGreaterThanOrEqualTo(3);
    }

    /** A hop takes 5 ms here, and every hundredth decision 300. */
    @Test
    void whereTheReadingThreadDecodesOverloadShedsByTheTrueAgeOfTheData() {
        publish(1);
        Session session = SessionFiles.parse("live.json", """
                {
                  "name": "live",
                  "sources": [{ "from": "lsl", "config": "lsl_api.cfg", "stream": "name='cap'" }],
                  "epochs": {
                    "classes": ["left", "right"], "cut": "windows", "windowSeconds": 0.2, "hopSeconds": 0.1
                  },
                  "decoder": { "name": "sluggish" },
                  "budget": { "hardMillis": 1000, "policy": "neutral", "maxAgeMillis": 40, "waiting": "direct" }
                }
                """);
        SessionOutcome outcome;
        try {
            outcome = run(session, () -> SluggishProvider.delay(sequence -> sequence % 100 == 99 ? 300 : 0), 250);
        } finally {
            SluggishProvider.delay(sequence -> 0);
        }
        assertThat(outcome.budget().shed()).isPositive();
        assertThat(entries)
                .filteredOn(entry -> entry.cause() == Ruling.Cause.PASSED)
                .hasSizeGreaterThan(5)
                .allSatisfy(entry -> assertThat(
                                entry.times().decidedNanos() - entry.times().arrivedNanos())
                        .isLessThanOrEqualTo(40_000_000));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysWhichPredicateNobodyAnswersTo() {
        Session session = session(", \"findSeconds\": 0.5");
        assertThatThrownBy(() -> open(session))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("$.sources[0].stream of the session: No LSL stream answers")
                .hasMessageContaining("name='cap'");
    }
}
