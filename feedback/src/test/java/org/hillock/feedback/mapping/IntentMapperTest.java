package org.hillock.feedback.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.feedback.mapping.Intention.Cause;
import org.hillock.feedback.mapping.MappingSettings.Control;
import org.hillock.feedback.mapping.MappingSettings.Motion;
import org.junit.jupiter.api.Test;

class IntentMapperTest {
    private static final long MILLI = 1_000_000;
    private static final List<String> CLASSES = List.of("left", "right", "rest");
    private long sequence;

    private Decision decision(double left, double right, double rest) {
        Posterior posterior = Posterior.of(left, right, rest);
        int best = posterior.argMax();
        return new Decision.Intent(sequence++, 0, best, CLASSES.get(best), posterior, DecisionCost.NONE);
    }

    private static MappingSettings with(double confidence, int decisions, long dwellMillis, long refractoryMillis) {
        return new MappingSettings(
                confidence,
                decisions,
                Duration.ofMillis(dwellMillis),
                Duration.ofMillis(refractoryMillis),
                Optional.of("rest"),
                Optional.empty());
    }

    private static MappingSettings moving(Control control, double gain, long smoothingMillis) {
        Motion motion = new Motion(
                control,
                Map.of("left", List.of(-1.0, 0.0), "right", List.of(1.0, 0.5)),
                gain,
                Duration.ofMillis(smoothingMillis));
        return new MappingSettings(0, 1, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.of(motion));
    }

    @Test
    void directPassesEachDecisionOn() {
        IntentMapper mapper = new IntentMapper(MappingSettings.DIRECT, CLASSES);
        assertThat(mapper.map(decision(0.7, 0.2, 0.1), 0)).isEqualTo(new Intention.Act(0, "left", 0.7));
        assertThat(mapper.map(
                        new Decision.Abstention(1, 0, Decision.Reason.TIE, Optional.empty(), DecisionCost.NONE), 0))
                .isEqualTo(new Intention.Rest(1, Cause.ABSTAINED));
        assertThat(mapper.map(new Decision.Command(2, 0, List.of(0.25, -0.5), DecisionCost.NONE), 0))
                .isEqualTo(new Intention.Move(2, "move", List.of(0.25, -0.5)));
        assertThat(mapper.map(new Decision.Command(3, 0, List.of(Double.NaN), DecisionCost.NONE), 0))
                .isEqualTo(new Intention.Rest(3, Cause.NOT_FINITE));
    }

    @Test
    void restsOnTheIdleClassAndBelowTheThreshold() {
        IntentMapper mapper = new IntentMapper(with(0.6, 1, 0, 0), CLASSES);
        assertThat(mapper.map(decision(0.1, 0.1, 0.8), 0)).isEqualTo(new Intention.Rest(0, Cause.IDLE));
        assertThat(mapper.map(decision(0.55, 0.4, 0.05), 0)).isEqualTo(new Intention.Rest(1, Cause.UNSURE));
        assertThat(mapper.map(decision(0.6, 0.4, 0), 0)).isInstanceOf(Intention.Act.class);
    }

    @Test
    void gathersEvidenceOverDecisions() {
        IntentMapper mapper = new IntentMapper(with(0.9, 1_000_000, 0, 0), CLASSES);
        assertThat(mapper.map(decision(0.7, 0.2, 0.1), 0)).isInstanceOf(Intention.Rest.class);
        Intention second = mapper.map(decision(0.7, 0.2, 0.1), 0);
        double expected = 0.7 * 0.7 / (0.7 * 0.7 + 0.2 * 0.2 + 0.1 * 0.1);
        assertThat(second)
                .isInstanceOfSatisfying(
                        Intention.Act.class, act -> assertThat(act.confidence()).isCloseTo(expected, within(1e-6)));
        mapper.forget();
        assertThat(mapper.map(decision(0.2, 0.7, 0.1), 0)).isInstanceOf(Intention.Rest.class);
    }

    @Test
    void evidenceLeaksSoThatAChangeOfMindWins() {
        IntentMapper mapper = new IntentMapper(with(0.5, 3, 0, 0), CLASSES);
        for (int i = 0; i < 50; i++) {
            mapper.map(decision(0.98, 0.01, 0.01), 0);
        }
        int until = 0;
        Intention latest;
        do {
            latest = mapper.map(decision(0.01, 0.98, 0.01), 0);
            until++;
        } while (!(latest instanceof Intention.Act act && act.name().equals("right")) && until < 20);
        assertThat(until).isBetween(2, 5);
    }

    @Test
    void actsOnlyAfterTheDwellAndThenNotBeforeTheRefractoryTimeIsOver() {
        IntentMapper mapper = new IntentMapper(with(0, 1, 200, 1000), CLASSES);
        assertThat(mapper.map(decision(0.9, 0.1, 0), 0)).isEqualTo(new Intention.Keep(0, Cause.DWELLING));
        assertThat(mapper.map(decision(0.1, 0.9, 0), 150 * MILLI)).isEqualTo(new Intention.Keep(1, Cause.DWELLING));
        assertThat(mapper.map(decision(0.9, 0.1, 0), 200 * MILLI)).isEqualTo(new Intention.Keep(2, Cause.DWELLING));
        assertThat(mapper.map(decision(0.9, 0.1, 0), 400 * MILLI)).isEqualTo(new Intention.Act(3, "left", 0.9));
        assertThat(mapper.map(decision(0.9, 0.1, 0), 500 * MILLI)).isEqualTo(new Intention.Keep(4, Cause.DWELLING));
        assertThat(mapper.map(decision(0.9, 0.1, 0), 1399 * MILLI)).isEqualTo(new Intention.Keep(5, Cause.REFRACTORY));
        assertThat(mapper.map(decision(0.9, 0.1, 0), 1400 * MILLI)).isEqualTo(new Intention.Act(6, "left", 0.9));
    }

    @Test
    void movesAsFastAsTheClassesAreLikely() {
        IntentMapper mapper = new IntentMapper(moving(Control.VELOCITY, 2, 0), CLASSES);
        assertThat(mapper.map(decision(0.1, 0.4, 0.5), 0)).isInstanceOfSatisfying(Intention.Move.class, move -> {
            assertThat(move.axes().get(0)).isCloseTo(0.6, within(1e-12));
            assertThat(move.axes().get(1)).isCloseTo(0.4, within(1e-12));
        });
        assertThat(mapper.map(decision(0, 1, 0), 0)).isEqualTo(new Intention.Move(1, "move", List.of(1.0, 1.0)));
    }

    @Test
    void smoothsByTheTimeThatPassed() {
        IntentMapper mapper = new IntentMapper(moving(Control.VELOCITY, 1, 100), CLASSES);
        mapper.map(decision(0, 0, 1), 0);
        Intention after = mapper.map(decision(0, 1, 0), 100 * MILLI);
        assertThat(after)
                .isInstanceOfSatisfying(
                        Intention.Move.class,
                        move -> assertThat(move.axes().get(0)).isCloseTo(1 - Math.exp(-1), within(1e-12)));
    }

    @Test
    void integratesAPlaceAndHoldsItWithinTheRange() {
        IntentMapper mapper = new IntentMapper(moving(Control.POSITION, 1, 0), CLASSES);
        mapper.map(decision(0, 1, 0), 0);
        Intention move = mapper.map(decision(0, 1, 0), 250 * MILLI);
        assertThat(move)
                .isInstanceOfSatisfying(
                        Intention.Move.class, m -> assertThat(m.axes()).containsExactly(0.25, 0.125));
        for (int i = 2; i < 20; i++) {
            move = mapper.map(decision(0, 1, 0), i * 250 * MILLI);
        }
        assertThat(move)
                .isInstanceOfSatisfying(
                        Intention.Move.class, m -> assertThat(m.axes()).containsExactly(1.0, 1.0));
    }

    @Test
    void beginsAMotionAnewAfterAStop() {
        for (Control control : Control.values()) {
            IntentMapper mapper = new IntentMapper(moving(control, 1, 100), CLASSES);
            List<Intention> first = threeToTheRight(mapper, 0);
            mapper.forget();
            List<Intention> again = threeToTheRight(mapper, 10_000);
            assertThat(axes(again)).isEqualTo(axes(first));
            assertThat(axes(first).get(2).get(0)).isPositive();
        }
    }

    private List<Intention> threeToTheRight(IntentMapper mapper, long fromMillis) {
        return LongStream.of(0, 100, 200)
                .mapToObj(after -> mapper.map(decision(0, 1, 0), (fromMillis + after) * MILLI))
                .toList();
    }

    private static List<List<Double>> axes(List<Intention> intentions) {
        return intentions.stream()
                .map(intention -> ((Intention.Move) intention).axes())
                .toList();
    }

    @Test
    void refusesAClassThatTheDecoderHasNot() {
        assertThatThrownBy(() -> new IntentMapper(with(0, 1, 0, 0), List.of("left", "right")))
                .hasMessage("the class 'rest' is none of [left, right]");
    }
}
