package org.hillock.runtime.certify;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.hillock.acquisition.replay.Pace;
import org.hillock.acquisition.replay.Parker;
import org.hillock.acquisition.replay.Replay;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.feedback.actuator.UdpJsonActuator;
import org.hillock.runtime.budget.BudgetReport;
import org.hillock.runtime.budget.SafepointWatch;
import org.hillock.runtime.pipeline.RunSettings;
import org.hillock.runtime.pipeline.SessionOutcome;
import org.hillock.runtime.pipeline.SessionRun;
import org.hillock.runtime.pipeline.Tempo;
import org.hillock.runtime.session.Session;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Plays a session against a receiver of this process, with work beside it where asked, and certifies what it saw. */
public final class Certification {
    /** The percentiles of every certificate, so that two of them compare. */
    public static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9);

    private static final long LOAD_SLACK_SECONDS = 120;

    private final Session session;
    private final String sessionName;
    private final String sessionDigest;
    private final Plan plan;
    private final SessionClock clock = SessionClock.monotonic();

    /**
     * How to test.
     *
     * @param length of the test
     * @param speed how many times faster than in reality a source plays; a live source has its own
     * @param pace who sets the pace
     * @param load what runs beside it
     */
    public record Plan(Duration length, double speed, PaceOf pace, Load load) {}

    /** Tells when its events are asked for. */
    private static final class BeginningTold extends SourceAround {
        private final Runnable beginning;

        BeginningTold(SignalSource source, Runnable beginning) {
            super(source);
            this.beginning = beginning;
        }

        @Override
        public Flux<StreamEvent> events() {
            return inner().events().doOnSubscribe(subscription -> beginning.run());
        }
    }

    /** Who sets the pace. */
    public enum PaceOf {
        /** The plan. */
        PLAN,
        /** A live source. */
        SOURCE
    }

    /** What runs beside the session. */
    public enum Load {
        /** Nothing. */
        NONE,
        /** Work on every CPU. */
        EVERY_CPU
    }

    /**
     * A test that has not begun.
     *
     * @param sessionName the session file's name for messages
     * @param sessionDigest tells the session from another; see {@link SessionDigest}
     */
    public Certification(Session session, String sessionName, String sessionDigest, Plan plan) {
        this.sessionDigest = sessionDigest;
        this.session = session;
        this.sessionName = sessionName;
        this.plan = plan;
    }

    /** Runs the test. The sources are closed. */
    public Certificate run(List<? extends SignalSource> sources) {
        double yardstick = Yardstick.millis(clock);
        try (EchoReceiver receiver = new EchoReceiver(clock);
                SafepointWatch safepoints = new SafepointWatch(clock)) {
            LoopTally tally = new LoopTally(receiver, session.budget().hardNanos(), PERCENTILES);
            Optional<BusyLoad> load = load();
            long begunNanos = clock.nanoTime();
            SessionOutcome outcome;
            try {
                outcome = play(sources, receiver, tally);
            } finally {
                load.ifPresent(BusyLoad::close);
            }
            double seconds = (clock.nanoTime() - begunNanos) / 1e9;
            Certificate.Conditions conditions = new Certificate.Conditions(
                    sessionDigest,
                    sources.get(0).name(),
                    plan.pace() == PaceOf.SOURCE ? 1 : plan.speed(),
                    seconds,
                    load.map(BusyLoad::name).orElse(""),
                    yardstick);
            return certificate(outcome, conditions, tally, safepoints.settled());
        }
    }

    private Optional<BusyLoad> load() {
        return plan.load() == Load.NONE
                ? Optional.empty()
                : Optional.of(new BusyLoad(
                        Runtime.getRuntime().availableProcessors(),
                        plan.length().toSeconds() + LOAD_SLACK_SECONDS));
    }

    private SessionOutcome play(List<? extends SignalSource> sources, EchoReceiver receiver, LoopTally tally) {
        CountDownLatch begun = new CountDownLatch(1);
        List<SignalSource> paced = new ArrayList<>();
        for (SignalSource source : sources) {
            SignalSource told = new BeginningTold(source, begun::countDown);
            paced.add(
                    plan.pace() == PaceOf.SOURCE
                            ? told
                            : new Replay(told, Pace.times(plan.speed()), clock, Parker.ofThread()));
        }
        SessionRun run = new SessionRun(
                session,
                new RunSettings(
                        sessionName,
                        Tempo.TIMED,
                        clock,
                        List.of(new UdpJsonActuator("127.0.0.1", receiver.port())),
                        List.of(tally)));
        Disposable end = Mono.fromRunnable(() -> await(begun))
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.delay(plan.length()))
                .subscribe(tick -> run.stop());
        try {
            return run.run(paced);
        } finally {
            end.dispose();
        }
    }

    /** The warm-up does not count. */
    private static void await(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Certificate certificate(
            SessionOutcome outcome,
            Certificate.Conditions conditions,
            LoopTally tally,
            SafepointWatch.Stops safepoints) {
        return new Certificate(
                Certificate.FORMAT,
                outcome.session(),
                outcome.decoder(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                conditions,
                verdict(outcome.budget(), tally.misses()),
                outcome.budget(),
                tally.loop(),
                tally.misses(),
                outcome.enforcement(),
                safepoints,
                MachineFacts.read());
    }

    private static String verdict(BudgetReport budget, Certificate.Misses misses) {
        if (budget.decisions() == 0) {
            return "No decision was made; the test says nothing. Give it more time.";
        }
        if (budget.held()) {
            return String.format(
                    Locale.ROOT,
                    "All %d decisions were written within %.3f ms.",
                    budget.decisions(),
                    budget.hardMillis());
        }
        String broken = budget.percentiles().stream()
                .filter(promise -> !promise.held())
                .map(promise -> String.format(
                        Locale.ROOT,
                        " %s was %.3f ms instead of the %.3f promised.",
                        promise.percentile(),
                        promise.measuredMillis(),
                        promise.limitMillis()))
                .collect(Collectors.joining());
        if (budget.misses() + budget.shed() == 0) {
            return String.format(
                    Locale.ROOT,
                    "All %d decisions were written within %.3f ms, but%s",
                    budget.decisions(),
                    budget.hardMillis(),
                    broken);
        }
        return String.format(
                        Locale.ROOT,
                        "%d of %d decisions missed %.3f ms and %d windows were shed; %s.",
                        budget.misses(),
                        budget.decisions(),
                        budget.hardMillis(),
                        budget.shed(),
                        misses.policyFollowed()
                                ? "each followed the policy \"" + budget.policy()
                                        + "\", none was written as if it were fresh"
                                : "SOME WERE WRITTEN AS IF THEY WERE FRESH")
                + broken;
    }
}
