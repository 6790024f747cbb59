package org.hillock.runtime.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hillock.acquisition.lsl.ClockFit;
import org.hillock.acquisition.lsl.ClockOffset;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSurvey.Route;
import org.hillock.acquisition.lsl.LslSurvey.Way;
import org.hillock.runtime.lsl.Diagnosis.Visit;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final LslInfo CAP = RosterTest.stream("cap", "u1");
    private static final LslSettings SETTINGS = LslSettings.defaults();

    private static Route multicast(String failure, String... answered) {
        return new Route(Way.MULTICAST, "eth0", "239.255.172.215", "16571", failure, Set.of(answered));
    }

    private static Route unicast(String... answered) {
        return new Route(Way.UNICAST, "", "192.0.2.7", "16572-16603", "", Set.of(answered));
    }

    private static Visit visit(String dataFailure, int clockAnswers, Optional<PullReport> report) {
        OptionalDouble millis = dataFailure.isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty();
        return new Visit(CAP, true, millis, dataFailure, 2, clockAnswers, report, dataFailure);
    }

    private static PullReport report(long samples, long gaps, double spreadSeconds, double ageSeconds) {
        return new PullReport(
                CAP,
                samples,
                1,
                2,
                OptionalDouble.of(250),
                gaps,
                3 * gaps,
                0,
                Optional.of(new ClockOffset(0, 0.001, 0)),
                new ClockFit(3, OptionalDouble.empty(), OptionalDouble.of(spreadSeconds)),
                spreadSeconds,
                OptionalDouble.of(ageSeconds),
                OptionalDouble.of(ageSeconds),
                Optional.empty(),
                List.of(),
                PullReport.Ending.COMPLETE);
    }

    private static Visit healthy() {
        return visit("", 2, Optional.of(report(500, 0, 0, 0.01)));
    }

    private static Advice advice(List<Route> routes, Map<Integer, Boolean> self, Visit... visits) {
        Advice advice = new Advice(SETTINGS, routes, self, List.of(visits));
        advice.write();
        return advice;
    }

    @Test
    void saysThatAllIsWellWhenItIs() {
        Advice advice = advice(List.of(multicast("", "u1")), Map.of(0, true), healthy());
        assertThat(advice.faults()).isZero();
        assertThat(advice.sentences()).containsExactly("Everything that was tried works.");
    }

    @Test
    void knowsThatNothingIsWrongWhenNobodyPublishes() {
        Advice advice = advice(List.of(multicast("")), Map.of(0, true));
        assertThat(advice.faults()).isZero();
        assertThat(advice.sentences()).singleElement().asString().contains("hillock lsl publish", "UDP 16571");
    }

    @Test
    void blamesThisMachineWhenNotEvenItsOwnStreamAnswers() {
        Advice advice = advice(List.of(multicast(""), unicast()), Map.of(0, false, 1, false));
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences().get(0)).contains("a firewall of this machine drops UDP", "16572-16603");
    }

    @Test
    void seesThatMulticastGoesOutButDoesNotComeBack() {
        Advice advice = advice(List.of(multicast(""), unicast("u1")), Map.of(0, false, 1, true), healthy());
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences().get(0))
                .contains("Multicast leaves this machine", "eth0 to 239.255.172.215", "KnownPeers");
    }

    @Test
    void seesThatTheNetworkDropsMulticastToOneMachineOnly() {
        Advice advice = advice(List.of(multicast(""), unicast("u1")), Map.of(0, true, 1, true), healthy());
        assertThat(advice.faults()).isZero();
        assertThat(advice.sentences()).anyMatch(s -> s.contains("not by multicast") && s.contains("KnownPeers"));
    }

    @Test
    void seesThatOthersDoNotSeeTheStreamsOfThisMachine() {
        Advice advice = advice(List.of(multicast("", "u1"), unicast()), Map.of(0, false, 1, true), healthy());
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences().get(0)).contains("others do not see its streams", "UDP 16571");
    }

    @Test
    void seesThatDatagramsAreDroppedWhereTcpGoesThrough() {
        Route tcp = new Route(Way.TCP, "", "192.0.2.7", "16572-16603", "", Set.of("u1"));
        Advice advice = advice(
                List.of(multicast(""), unicast(), tcp), Map.of(0, true, 1, true), visit("", 1, Optional.empty()));
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences()).singleElement().asString().contains("by TCP but not by UDP", "16571 and 16572");
    }

    @Test
    void namesTheInterfaceByWhichNothingLeft() {
        Advice advice = advice(
                List.of(multicast("Network is unreachable"), unicast("u1")), Map.of(0, false, 1, true), healthy());
        assertThat(advice.sentences()).anyMatch(s -> s.contains("eth0 to 239.255.172.215 (Network is unreachable)"));
    }

    @Test
    void namesTheTcpPortThatIsShut() {
        Advice advice =
                advice(List.of(multicast("", "u1")), Map.of(0, true), visit("connect timed out", 1, Optional.empty()));
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences().get(0)).contains("TCP 192.0.2.7:16572", "connect timed out");
    }

    @Test
    void namesTheUdpPortOfAClockThatDoesNotAnswer() {
        Advice advice = advice(
                List.of(multicast("", "u1")), Map.of(0, true), visit("", 0, Optional.of(report(500, 0, 0, 0.01))));
        assertThat(advice.faults()).isEqualTo(1);
        assertThat(advice.sentences().get(0)).contains("UDP 192.0.2.7:16573", "stamps cannot be corrected");
    }

    @Test
    void tellsLossesAWideSpreadAndOldSamples() {
        Advice advice = advice(
                List.of(multicast("", "u1")), Map.of(0, true), visit("", 2, Optional.of(report(500, 2, 0.02, 0.9))));
        assertThat(advice.sentences())
                .anyMatch(s -> s.contains("lost about 6 samples at 2 places"))
                .anyMatch(s -> s.contains("spread over 20.0 ms"))
                .anyMatch(s -> s.contains("900 ms old"));
        assertThat(advice.faults()).isEqualTo(1);
    }

    @Test
    void tellsARegularStreamThatSendsNothing() {
        Advice advice =
                advice(List.of(multicast("", "u1")), Map.of(0, true), visit("", 2, Optional.of(report(0, 0, 0, 0))));
        assertThat(advice.sentences().get(0)).contains("sent nothing");
    }
}
