package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SourceSetting;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SessionRunTest {
    private static final String AMPLE = "{ \"hardMillis\": 60000 }";

    /** Remembers all that it was told. */
    private static final class Remembering implements Actuator {
        private final List<ActuatorCommand> commands = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean closed;

        @Override
        public String name() {
            return "remembering";
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("it is of this test");
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.SENT;
        }

        @Override
        public void send(ActuatorCommand command) {
            commands.add(command);
        }

        @Override
        public void neutral() {
            commands.add(ActuatorCommand.neutral(-1, 0));
        }

        @Override
        public void close() {
            closed = true;
        }

        CommandKind kind(int fromEnd) {
            return commands.get(commands.size() - 1 - fromEnd).kind();
        }
    }

    private final Remembering actuator = new Remembering();
    private final List<DecisionEntry> entries = Collections.synchronizedList(new ArrayList<>());

    private SessionOutcome run(Session session, Tempo tempo, List<? extends SignalSource> sources, SessionClock clock) {
        RunSettings settings = new RunSettings("small.json", tempo, clock, List.of(actuator), List.of(entries::add));
        return new SessionRun(session, settings).run(sources);
    }

    private SessionOutcome fullSpeed(Session session) {
        return run(session, Tempo.FULL_SPEED, TestSessions.sources(session), SessionClock.monotonic());
    }

    @Test
    void givesTheSameDecisionsAtFullSpeedAndAtAPaceOfItsOwn() {
        Session session = TestSessions.small("csp-lda", AMPLE);
        SessionOutcome fast = fullSpeed(session);
        List<SignalSource> paced = new ArrayList<>();
        for (SignalSource source : TestSessions.sources(session)) {
            paced.add(new Replay(source, Pace.times(1000), SessionClock.monotonic(), Parker.ofThread()));
        }
        SessionOutcome timed = run(session, Tempo.TIMED, paced, SessionClock.monotonic());
        assertThat(timed.digest()).isEqualTo(fast.digest()).hasSize(64);
        assertThat(timed.decisions()).isEqualTo(24);
    }

    @Test
    void differsInItsDigestWhenTheSeedOfTheSignalDiffers() {
        Session session = TestSessions.small("csp-lda", AMPLE);
        Session other = TestSessions.small("csp-lda", "{ \"hardMillis\": 59999 }");
        assertThat(fullSpeed(other).digest()).isEqualTo(fullSpeed(session).digest());
        List<SignalSource> otherSignal = SessionSources.open(
                new SourceSetting.Synthetic(
                        4,
                        100,
                        24,
                        List.of(SourceSetting.ImageryWord.LEFT, SourceSetting.ImageryWord.RIGHT),
                        0.6,
                        0.75),
                List.of());
        SessionOutcome outcome = run(session, Tempo.FULL_SPEED, otherSignal, SessionClock.monotonic());
        assertThat(outcome.digest()).isNotEqualTo(fullSpeed(session).digest());
    }

    /** What it closes may take its time. */
    @Test
    void isNeutralBeforeItClosesItsSource() {
        Session session = TestSessions.small("csp-lda", AMPLE);
        List<CommandKind> newestAtClose = new ArrayList<>();
        SignalSource slowToClose =
                new SourceAround(TestSessions.sources(session).get(0)) {
                    @Override
                    public Flux<StreamEvent> events() {
                        return inner().events();
                    }

                    @Override
                    public void close() {
                        newestAtClose.add(actuator.kind(0));
                        super.close();
                    }
                };
        run(session, Tempo.FULL_SPEED, List.of(slowToClose), SessionClock.monotonic());
        assertThat(actuator.commands).anyMatch(command -> command.kind() == CommandKind.ACTIVE);
        assertThat(newestAtClose).isNotEmpty().containsOnly(CommandKind.NEUTRAL);
    }

    @Test
    void startsAndEndsNeutralAndWritesEachDecisionOnce() {
        SessionOutcome outcome = fullSpeed(TestSessions.small("csp-lda", AMPLE));
        assertThat(actuator.commands.get(0).kind()).isEqualTo(CommandKind.NEUTRAL);
        assertThat(actuator.kind(0)).isEqualTo(CommandKind.NEUTRAL);
        assertThat(actuator.closed).isTrue();
        assertThat(actuator.commands.stream().filter(command -> command.sequence() >= 0))
                .extracting(ActuatorCommand::sequence)
                .hasSize(24)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(entries).hasSize(24).allSatisfy(entry -> {
            assertThat(entry.truth()).isPresent();
            assertThat(entry.times().writtenNanos()).isPresent();
        });
        assertThat(outcome.budget().held()).isTrue();
        assertThat(outcome.judged()).isEqualTo(24);
    }

    @Test
    void goesOnCountingThroughSeveralRecordings() {
        Session session = TestSessions.small("csp-lda", AMPLE);
        List<SignalSource> both = new ArrayList<>(TestSessions.sources(session));
        both.addAll(TestSessions.sources(session));
        SessionOutcome outcome = run(session, Tempo.FULL_SPEED, both, SessionClock.monotonic());
        assertThat(outcome.decisions()).isEqualTo(48);
        assertThat(entries).extracting(entry -> entry.decision().sequence()).contains(0L, 24L, 47L);
    }

    @Test
    void goesNeutralAndFailsWhenItsSourceFails() {
        Session session = TestSessions.small("csp-lda", AMPLE);
        SignalSource healthy = TestSessions.sources(session).get(0);
        SignalSource failing = new SignalSource() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public List<StreamInfo> streams() {
                return healthy.streams();
            }

            @Override
            public Flux<StreamEvent> events() {
                return healthy.events()
                        .take(600)
                        .concatWith(Flux.error(new AcquisitionException("The cable was pulled.")));
            }

            @Override
            public void close() {
                healthy.close();
            }
        };
        assertThatThrownBy(() -> run(session, Tempo.TIMED, List.of(failing), SessionClock.monotonic()))
                .isInstanceOf(AcquisitionException.class)
                .hasMessage("The cable was pulled.");
        assertThat(actuator.kind(0)).isEqualTo(CommandKind.NEUTRAL);
        assertThat(actuator.closed).isTrue();
    }

    @Test
    void holdsTheLastFreshCommandWhenADecisionIsLate() {
        SessionOutcome outcome = runWithSlowClock("{ \"hardMillis\": 1, \"policy\": \"hold\" }");
        assertThat(outcome.budget().misses()).isEqualTo(24);
        assertThat(actuator.commands).noneMatch(command -> command.kind() == CommandKind.ACTIVE);
    }

    @Test
    void goesNeutralWhenADecisionIsLateAndThePolicySaysSo() {
        SessionOutcome outcome = runWithSlowClock("{ \"hardMillis\": 1, \"policy\": \"neutral\" }");
        assertThat(outcome.budget().misses()).isEqualTo(24);
        assertThat(actuator.commands).allMatch(command -> command.kind() == CommandKind.NEUTRAL);
        assertThat(outcome.digest())
                .isEqualTo(fullSpeed(TestSessions.small("csp-lda", AMPLE)).digest());
    }

    @Test
    void marksTheHeldCommandAsHeldAndNotAsFresh() {
        AtomicLong now = new AtomicLong();
        SessionClock slowAfterTheFirstFreshCommand = () -> {
            boolean fresh = actuator.commands.stream().anyMatch(command -> command.kind() == CommandKind.ACTIVE);
            return now.addAndGet(fresh ? 10_000_000 : 1);
        };
        Session session = TestSessions.small("csp-lda", "{ \"hardMillis\": 25, \"policy\": \"hold\" }");
        SessionOutcome outcome =
                run(session, Tempo.FULL_SPEED, TestSessions.sources(session), slowAfterTheFirstFreshCommand);
        List<ActuatorCommand> active = actuator.commands.stream()
                .filter(command -> command.kind() == CommandKind.ACTIVE)
                .toList();
        List<ActuatorCommand> held = actuator.commands.stream()
                .filter(command -> command.kind() == CommandKind.HELD)
                .toList();
        assertThat(active).hasSize(1);
        assertThat(held).isNotEmpty().allSatisfy(command -> {
            assertThat(command.name()).isEqualTo(active.get(0).name());
            assertThat(command.value()).isEqualTo(active.get(0).value());
            assertThat(command.sequence()).isGreaterThan(active.get(0).sequence());
        });
        assertThat(outcome.budget().misses()).isGreaterThanOrEqualTo(held.size());
    }

    /** Each look at the clock takes ten milliseconds. */
    private SessionOutcome runWithSlowClock(String budget) {
        AtomicLong now = new AtomicLong();
        Session session = TestSessions.small("csp-lda", budget);
        return run(session, Tempo.FULL_SPEED, TestSessions.sources(session), () -> now.addAndGet(10_000_000));
    }

    @Test
    void namesTheNearestDecoder() {
        Session session = TestSessions.small("csp-lad", AMPLE);
        assertThatThrownBy(() -> fullSpeed(session))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("small.json at $.decoder.name: read 'csp-lad'")
                .hasMessageContaining("did you mean 'csp-lda'?");
    }
}
