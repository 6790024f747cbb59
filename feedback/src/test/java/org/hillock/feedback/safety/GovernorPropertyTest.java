package org.hillock.feedback.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.SafetyGovernor.Contact;
import org.hillock.feedback.safety.SafetyGovernor.LatePolicy;
import org.hillock.feedback.safety.SafetyGovernor.State;

/**
 * For any sequence of wishes, faults and stops, what would be written obeys every limit, and neutral is always reachable.
 * What would be written is told by an actuator of the test's own bookkeeping, not by the governor's.
 */
class GovernorPropertyTest {
    private static final double EPSILON = 1e-9;

    /** One thing that happens, some time after the one before. */
    private record Happening(What what, int afterMillis, double number, String name) {}

    private enum What {
        ACT,
        MOVE,
        REST,
        KEEP,
        LATE_HOLD,
        LATE_NEUTRAL,
        LOSE,
        RECOVER,
        STOP,
        FAULT,
        EMERGENCY,
        CLEAR,
        ARM,
        DISARM,
        OPEN,
        CLOSE,
        PERSON,
        NOTHING
    }

    private static final class World {
        private final GovernorSettings settings;
        private final SafetyGovernor governor;
        private long now;
        private long sequence;
        private boolean running = true;
        private boolean failed;
        private boolean emergency;
        private boolean armed;
        private boolean closed;
        private long personAt = Long.MIN_VALUE / 2;
        private long freshAt;
        private boolean acting;
        private List<Double> axes = List.of();
        private String name = "";
        private long nameSince = Long.MIN_VALUE / 2;
        private long outputAt = Long.MIN_VALUE / 2;
        private long activeAt = Long.MIN_VALUE / 2;

        World(GovernorSettings settings) {
            this.settings = settings;
            this.governor = new SafetyGovernor(settings);
            governor.enter(State.RUNNING);
            armed = settings.arming() == Arming.NOT_NEEDED;
        }

        private boolean mayAct() {
            return running && !failed && !emergency && armed && closed && personHere();
        }

        private boolean personHere() {
            return now - personAt
                    <= settings.watch().personEvery().orElseThrow().toNanos();
        }

        void happen(Happening h) {
            now += h.afterMillis() * 1_000_000L;
            if (governor.watchdog(now)) {
                acting = false;
                axes = List.of();
            }
            assertThat(acting
                            && now - freshAt > settings.watch().decisionEvery().toNanos())
                    .as("something acts without a fresh decision")
                    .isFalse();
            assertThat(acting && !personHere())
                    .as("something acts without a person")
                    .isFalse();
            Optional<ActuatorCommand> waiting = Optional.empty();
            switch (h.what()) {
                case ACT -> waiting = Optional.of(fresh(new Intention.Act(++sequence, h.name(), h.number())));
                case MOVE ->
                    waiting = Optional.of(
                            fresh(new Intention.Move(++sequence, "move", List.of(h.number(), -h.number() / 2))));
                case REST -> waiting = Optional.of(fresh(new Intention.Rest(++sequence, Intention.Cause.UNSURE)));
                case KEEP -> waiting = Optional.of(fresh(new Intention.Keep(++sequence, Intention.Cause.DWELLING)));
                case LATE_HOLD ->
                    waiting = Optional.of(
                            governor.late(++sequence, LatePolicy.HOLD, now, now).command());
                case LATE_NEUTRAL ->
                    waiting = Optional.of(governor.late(++sequence, LatePolicy.NEUTRAL, now, now)
                            .command());
                case LOSE -> halt(() -> governor.enter(State.SOURCE_LOST), () -> running = false);
                case RECOVER -> {
                    governor.enter(State.RUNNING);
                    running = !failed;
                }
                case STOP -> halt(() -> governor.enter(State.STOPPED), () -> running = false);
                case FAULT -> halt(() -> governor.enter(State.FAULT), () -> failed = true);
                case EMERGENCY ->
                    halt(() -> governor.emergencyStop("test"), () -> {
                        emergency = true;
                        armed = settings.arming() == Arming.NOT_NEEDED;
                    });
                case CLEAR -> {
                    governor.clearEmergencyStop("test");
                    emergency = false;
                }
                case ARM -> armed = governor.arm("test") || armed;
                case DISARM ->
                    halt(() -> governor.disarm("test"), () -> armed = settings.arming() == Arming.NOT_NEEDED);
                case OPEN -> halt(() -> governor.interlock("cage", Contact.OPEN), () -> closed = false);
                case CLOSE -> {
                    governor.interlock("cage", Contact.CLOSED);
                    closed = true;
                }
                case PERSON -> {
                    governor.personPresent(now);
                    personAt = now;
                }
                case NOTHING -> {}
            }
            waiting.ifPresent(this::write);
        }

        private ActuatorCommand fresh(Intention wish) {
            freshAt = now;
            return governor.govern(wish, now, Long.MAX_VALUE).command();
        }

        private void halt(Runnable onGovernor, Runnable here) {
            ActuatorCommand before = sequence % 2 == 0
                    ? fresh(new Intention.Act(++sequence, "left", 0.5))
                    : fresh(new Intention.Move(++sequence, "move", List.of(0.8, 0.8)));
            write(before);
            onGovernor.run();
            here.run();
            if (before.kind() == CommandKind.ACTIVE && !mayAct()) {
                assertThat(governor.permits(before))
                        .as("a stop voids what waits")
                        .isFalse();
            }
            acting = false;
            axes = List.of();
        }

        private void write(ActuatorCommand command) {
            if (command.kind() == CommandKind.NEUTRAL) {
                acting = false;
                axes = List.of();
                return;
            }
            if (command.kind() == CommandKind.WITHHELD || !governor.permits(command)) {
                return;
            }
            assertThat(mayAct())
                    .as("an active command in a state that forbids it")
                    .isTrue();
            Limits limits = settings.limits();
            assertThat(command.value()).isBetween(limits.minimum(), limits.maximum());
            if (command.kind() == CommandKind.HELD) {
                assertThat(command.name()).isEqualTo(name);
                return;
            }
            assertThat(now - activeAt).isGreaterThanOrEqualTo(limits.interval().toNanos());
            if (!command.name().equals(name)) {
                assertThat(now - nameSince)
                        .isGreaterThanOrEqualTo(limits.dwell().toNanos());
                name = command.name();
                nameSince = now;
            }
            double seconds = Math.min(0.1, (now - outputAt) * 1e-9);
            double most = limits.slewPerSecond() * seconds + EPSILON;
            for (int a = 0; a < command.axes().size(); a++) {
                assertThat(command.axes().get(a)).isBetween(limits.minimum(), limits.maximum());
                double from = a < axes.size() ? axes.get(a) : 0;
                assertThat(Math.abs(command.axes().get(a) - from)).isLessThanOrEqualTo(most);
            }
            axes = command.axes();
            activeAt = now;
            outputAt = now;
            acting = true;
        }
    }

    @Provide
    Arbitrary<Happening> happenings() {
        Arbitrary<Double> numbers = Arbitraries.oneOf(
                Arbitraries.doubles().between(-2, 2),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -1e300, 0.0));
        Arbitrary<What> whats = Arbitraries.oneOf(
                Arbitraries.of(What.ACT, What.MOVE, What.PERSON, What.CLOSE, What.ARM, What.RECOVER, What.CLEAR),
                Arbitraries.of(What.ACT, What.MOVE, What.PERSON),
                Arbitraries.of(What.class));
        return Combinators.combine(
                        whats, Arbitraries.integers().between(0, 400), numbers, Arbitraries.of("left", "right", "feet"))
                .as(Happening::new);
    }

    @Provide
    Arbitrary<GovernorSettings> settings() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.1, 20),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(Arming.class))
                .as((slew, interval, dwell, arming) -> new GovernorSettings(
                        Duration.ofMillis(200),
                        new Limits(-0.8, 0.9, slew, Duration.ofMillis(interval), Duration.ofMillis(dwell)),
                        new Watch(Duration.ofMillis(300), Optional.of(Duration.ofMillis(1000))),
                        arming,
                        Set.of("cage")));
    }

    @Property(tries = 300)
    void obeysEveryLimitAndCanAlwaysGoNeutral(
            @ForAll("settings") GovernorSettings settings, @ForAll("histories") List<Happening> history) {
        World world = new World(settings);
        history.forEach(world::happen);
        world.governor.emergencyStop("the end");
        Ruling last = world.governor.govern(new Intention.Act(++world.sequence, "left", 0.5), world.now, world.now);
        assertThat(last.command().kind()).isEqualTo(CommandKind.NEUTRAL);
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return happenings().list().ofMaxSize(120);
    }

    @Property(tries = 50)
    void somethingDoesPassWhenAllIsWell(@ForAll("settings") GovernorSettings settings) {
        World world = new World(settings);
        world.happen(new Happening(What.CLOSE, 0, 0, "left"));
        world.happen(new Happening(What.ARM, 0, 0, "left"));
        world.happen(new Happening(What.PERSON, 0, 0, "left"));
        world.happen(new Happening(What.ACT, 600, 0.5, "left"));
        assertThat(world.governor.counts().passed()).isGreaterThan(0);
    }
}
