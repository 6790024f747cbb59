package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.epoch.Moments;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions whose window slides, on a synthetic headset at 100 Hz. */
class SlidingSessionTest {
    private static final String HOPS = ", \"hopSeconds\": 0.2";

    private final List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());

    private static Session session(String decoder, String epochs) {
        return SessionFiles.parse("sliding.json", """
                {
                  "name": "sliding",
                  "sources": [{ "from": "synthetic", "trials": 12, "rateHz": 100, "seed": 3 }],
                  "epochs": { "classes": ["left", "right"], "cut": "windows"%s },
                  "decoder": %s,
                  "budget": { "hardMillis": 60000 }
                }
                """.formatted(epochs, decoder));
    }

    private static Session learning(String decoder) {
        return session(
                "{ \"name\": \"" + decoder + "\" }",
                HOPS + ", \"onsets\": { \"left\": \"left\", \"right\": \"right\" }");
    }

    private SessionOutcome run(Session session, Tempo tempo, List<? extends SignalSource> sources) {
        return new SessionRun(
                        session,
                        new RunSettings(
                                "sliding.json", tempo, SessionClock.monotonic(), List.of(), List.of(entries::add)))
                .run(sources);
    }

    private SessionOutcome fullSpeed(Session session) {
        return run(session, Tempo.FULL_SPEED, TestSessions.sources(session));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logvar-lda", "spiking", "csp-lda"})
    void decidesEveryHopAndAlikeAtEverySpeed(String decoder) {
        Session session = learning(decoder);
        SessionOutcome fast = fullSpeed(session);
        List<SignalSource> paced = new ArrayList<>();
        for (SignalSource source : TestSessions.sources(session)) {
            paced.add(new Replay(source, Pace.times(2000), SessionClock.monotonic(), Parker.ofThread()));
        }
        SessionOutcome timed = run(session, Tempo.TIMED, paced);
        assertThat(timed.digest()).isEqualTo(fast.digest()).hasSize(64);
        assertThat(timed.decisions()).isEqualTo(fast.decisions()).isGreaterThan(12 * 5 * 5);
        List<Long> times = entries.subList(0, (int) fast.decisions()).stream()
                .map(entry -> entry.decision().timeNanos())
                .toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 1)).isEqualTo(200_000_000);
        }
    }

    @Test
    void aWindowHasTheClassOfTheCueInWhoseEpochItLiesWholly() {
        SessionOutcome outcome = fullSpeed(learning("logvar-lda"));
        // 3 s of epoch hold eleven windows of 1 s, or ten where the hops begin amid.
        assertThat(outcome.judged()).isBetween(12 * 10, 12 * 11);
        List<String> runs = entries.stream()
                .map(entry -> entry.truth().isPresent() ? "L" : "-")
                .collect(Collectors.joining())
                .replaceAll("-+", "-")
                .replaceAll("L+", "L")
                .chars()
                .mapToObj(Character::toString)
                .toList();
        assertThat(Collections.frequency(runs, "L")).isEqualTo(12);
    }

    @Test
    void aFirstFitNeedsTwoOrThreeTrialsOfDisjointWindows() {
        Session session = learning("logvar-lda");
        fullSpeed(session);
        long untrained = entries.stream()
                .filter(entry -> entry.decision() instanceof Decision.Abstention)
                .count();
        // Three disjoint windows a trial: two trials give the six labels that a first fit needs.
        double secondsUntrained = untrained * 0.2;
        assertThat(secondsUntrained).isBetween(5.0, 25.0);
    }

    @Test
    void aGivenModelDecidesFromTheFirstWindowOnWithoutAnyCue() {
        int channels = Streams.decoded(
                        learning("logvar-lda"),
                        TestSessions.sources(learning("logvar-lda")).get(0))
                .channelCount();
        String weights = IntStream.range(0, channels)
                .mapToObj(c -> c < channels / 2 ? "1" : "0")
                .collect(Collectors.joining(", "));
        String others = IntStream.range(0, channels)
                .mapToObj(c -> c < channels / 2 ? "0" : "1")
                .collect(Collectors.joining(", "));
        Session session = session(
                "{ \"name\": \"logvar-lda\", \"recentred\": false, \"weights\": { \"left\": [" + weights
                        + ", 0], \"right\": [" + others + ", 0] } }",
                HOPS);
        SessionOutcome outcome = fullSpeed(session);
        assertThat(outcome.abstained()).isZero();
        assertThat(outcome.judged()).isZero();
        assertThat(entries)
                .extracting(entry -> ((Decision.Intent) entry.decision()).label())
                .contains("left", "right");
    }

    @Test
    void refusesAModelOfOtherChannels() {
        Session session =
                session("{ \"name\": \"logvar-lda\", \"weights\": { \"left\": [1, 0], \"right\": [0, 1] } }", HOPS);
        assertThatThrownBy(() -> fullSpeed(session))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("weights of the class left");
    }

    @Test
    void refusesWeightsForADecoderThatLearnsItsOwn() {
        Session session = session("{ \"name\": \"csp-lda\", \"weights\": { \"left\": [1], \"right\": [1] } }", HOPS);
        assertThatThrownBy(() -> fullSpeed(session))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("sliding.json at $.decoder.weights")
                .hasMessageContaining("[logvar-lda]");
    }

    @Test
    void refusesAHopShorterThanAFrame() {
        Session session = session("{ \"name\": \"logvar-lda\" }", ", \"windowSeconds\": 0.005, \"hopSeconds\": 0.005");
        assertThatThrownBy(() -> fullSpeed(session))
                .hasMessageContaining("at 100.0 Hz")
                .hasMessageContaining("a hop of at least one frame");
    }

    @Test
    void sumsOnlyPowersWhereNoDecoderReadsMore() {
        assertThat(DecoderNeeds.of(List.of(
                                Decoders.named("s", learning("logvar-lda").decoder())))
                        .moments())
                .isEqualTo(Moments.POWERS);
        assertThat(DecoderNeeds.of(List.of(
                                Decoders.named("s", learning("logvar-lda").decoder()),
                                Decoders.named("s", learning("csp-lda").decoder())))
                        .moments())
                .isEqualTo(Moments.COVARIANCES);
    }
}
