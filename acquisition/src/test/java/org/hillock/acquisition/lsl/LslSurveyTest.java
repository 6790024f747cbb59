package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hillock.acquisition.lsl.LslSurvey.Route;
import org.hillock.acquisition.lsl.LslSurvey.Way;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Test;

class LslSurveyTest {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static final LslInfo CAP = LslInfo.of("cap", "EEG", 2, ChannelFormat.FLOAT32, "src", 250);

    private static LslSettings withSession(LslSettings s, String session, List<String> targets, List<String> peers) {
        return new LslSettings(
                s.multicastPort(),
                s.basePort(),
                s.portRange(),
                s.randomPorts(),
                s.families(),
                s.listenAddress(),
                targets,
                s.timeToLive(),
                peers,
                session,
                s.recoveryPause(),
                s.silenceLimit(),
                s.buffer());
    }

    @Test
    void tellsWhichWayAnAnswerCameBy() {
        LslSettings settings = LslRig.fresh();
        try (LslOutlet outlet = LslOutlet.open(CAP, settings, CLOCK)) {
            LslSurvey.Findings findings = LslSurvey.ask(settings, CLOCK, Duration.ofMillis(600));
            assertThat(findings.streams())
                    .extracting(LslInfo::uid)
                    .containsExactly(outlet.info().uid());
            assertThat(findings.routes()).singleElement().satisfies(route -> {
                assertThat(route.way()).isEqualTo(Way.UNICAST);
                assertThat(route.target()).isEqualTo("127.0.0.1");
                assertThat(route.ports())
                        .isEqualTo(settings.basePort() + "-" + (settings.basePort() + settings.portRange() - 1));
                assertThat(route.failure()).isEmpty();
                assertThat(route.answered()).containsExactly(outlet.info().uid());
            });
        }
    }

    @Test
    void findsStreamsOfOtherSessionsToo() {
        LslSettings settings = LslRig.fresh();
        LslSettings other = withSession(settings, "another session", List.of(), settings.knownPeers());
        try (LslOutlet outlet = LslOutlet.open(CAP, other, CLOCK)) {
            LslSurvey.Findings findings = LslSurvey.ask(settings, CLOCK, Duration.ofMillis(600));
            assertThat(findings.streams())
                    .extracting(info -> info.instance().sessionId())
                    .containsExactly("another session");
            assertThat(outlet.consumers()).isZero();
        }
    }

    @Test
    void saysWhyNoQuestionLeft() {
        LslSettings settings = LslRig.fresh();
        LslSettings lost = withSession(settings, "s", List.of(), List.of("no-such-host.invalid", "127.0.0.1"));
        LslSurvey.Findings findings = LslSurvey.ask(lost, CLOCK, Duration.ofMillis(100));
        assertThat(findings.routes()).extracting(Route::target).containsExactly("no-such-host.invalid", "127.0.0.1");
        assertThat(findings.routes().get(0).failure()).contains("no-such-host.invalid");
        assertThat(findings.routes().get(1).failure()).isEmpty();
        assertThat(findings.streams()).isEmpty();
    }
}
