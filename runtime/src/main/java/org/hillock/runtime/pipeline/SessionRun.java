package org.hillock.runtime.pipeline;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.budget.AdmissionReport;
import org.hillock.runtime.budget.BudgetMetrics;
import org.hillock.runtime.budget.Enforcement;
import org.hillock.runtime.budget.FlightRecorder;
import org.hillock.runtime.control.SafetyDesk;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.DecoderSetting;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SourceSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Runs a session from its first event to its last.
 *
 * <p>At full speed everything happens on the decoding thread. Timed, the source emits on its own thread into a bounded
 * queue of {@value #QUEUE_CAPACITY} chunks before it, or decodes itself where the budget's way of waiting is direct. The
 * decisions are the same bit for bit. A decoder that does not return within two seconds of a stop, or ten of the source's
 * end, is given up, and the run fails.
 *
 * <p>Actuators are told to go neutral at the start, at the stop, on a fault and while the source is lost.
 */
public final class SessionRun {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRun.class);
    static final int QUEUE_CAPACITY = 1024;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);
    private static final Duration END_PATIENCE = Duration.ofSeconds(10);
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final long AWAIT_END_SECONDS = 5;

    private final Session session;
    private final RunSettings settings;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable SignalSource playing;
    private volatile @Nullable DecodingThread working;
    private volatile Runnable stopPlay = () -> {};
    private volatile @Nullable SafetyDesk desk;

    /** Prepares a run; nothing starts yet. */
    public SessionRun(Session session, RunSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Ends a run soon, as if the source had ended. Any thread may call it. */
    public void stop() {
        stopped.set(true);
        SignalSource source = playing;
        if (source != null) {
            source.close();
        }
        endWork();
    }

    /** Sends every actuator neutral at once, past what the decoder does, and lets nothing else pass. Any thread may call it. */
    public void halt() {
        SafetyDesk open = desk;
        if (open != null) {
            open.halt();
        }
    }

    /** Waits until {@link #run} has ended and every actuator is neutral, at most five seconds. */
    public void awaitEnd() {
        try {
            if (!ended.await(AWAIT_END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The session did not end in time; its actuators may not be neutral.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Warms the pipeline up, plays the sources one after the other, and waits for the end. Whatever happens, sources,
     * actuators, sinks and the log are closed then.
     *
     * @param sources at least one
     * @throws org.hillock.acquisition.AcquisitionException when a source fails; every actuator is neutral then
     */
    public SessionOutcome run(List<? extends SignalSource> sources) {
        Supplier<SessionOutcome> outcome;
        try (OpenParts parts = new OpenParts(sources, settings)) {
            outcome = run(sources, parts);
        } finally {
            ended.countDown();
        }
        return outcome.get();
    }

    /** What came of it is known when all is closed. */
    private Supplier<SessionOutcome> run(List<? extends SignalSource> sources, OpenParts parts) {
        DecoderProvider provider = Decoders.named(settings.sessionName(), session.decoder());
        Optional<DecoderProvider> cheaper = Decoders.cheaper(settings.sessionName(), session);
        DecoderNeeds needs = DecoderNeeds.of(
                Stream.concat(Stream.of(provider), cheaper.stream()).toList());
        StreamInfo stream = Streams.decoded(session, sources.get(0));
        AdmissionReport admission = warmUp(provider, cheaper, needs, stream);

        FrontEnd frontEnd = FrontEnds.create(session, stream, needs);
        Decoder decoder = Decoders.create(provider, session, frontEnd.layout());
        Deciders deciders = new Deciders(
                decoder,
                cheaper.map(
                        other -> Decoders.create(other, session, Decoders.cheaperSetting(session), frontEnd.layout())),
                session.budget());
        Duration timeToLive = Duration.ofNanos(Math.round(session.budget().ttlMillis() * 1e6));
        Oversight oversight = settings.oversight();
        SafetyGovernor governor = new SafetyGovernor(session.safety().governor(timeToLive), oversight.listener());
        Journal.WriteNews news = settings.actuators().isEmpty() ? Journal.WriteNews.NONE : Journal.WriteNews.AWAITED;
        FlightRecorder recorder = new FlightRecorder(session.budget().recorder(), settings.clock());
        BudgetMetrics metrics = new BudgetMetrics(Metrics.globalRegistry, session.name());
        Journal journal = parts.keep(new Journal(session.budget(), settings.sinks(), news, recorder, metrics));
        oversight.log().ifPresent(log -> log.start(settings.actuators()));
        Lanes lanes = parts.keep(new Lanes(
                settings.actuators(),
                settings.tempo(),
                settings.clock(),
                session.budget(),
                session.safety().lanes(),
                governor,
                journal,
                oversight.log()));
        SafetyDesk opened =
                new SafetyDesk(governor, lanes.all(), settings.actuators(), settings.clock(), oversight.listener());
        BudgetGuard guard = parts.keep(
                new BudgetGuard(session, settings, governor, lanes, journal, recorder, stream.nominalRateHz()));
        DecodingStage stage =
                new DecodingStage(session, deciders, guard, frontEnd, stream.id(), governor, lanes, journal, settings);
        try {
            desk = opened;
            opened.announce();
            oversight.panels().forEach(panel -> parts.keep(panel.attach(opened)));
            guard.start();
            governor.enter(SafetyGovernor.State.RUNNING);
            playAll(sources, stage, guard, needs, frontEnd.layout());
            governor.end();
            // Before anything is closed, since a source or an actuator may take its time for that.
            lanes.neutral();
        } catch (RuntimeException | Error e) {
            governor.enter(SafetyGovernor.State.FAULT);
            lanes.neutral();
            throw e;
        }
        return () -> outcome(stage, decoder, governor, lanes, journal, guard.enforcement(admission, deciders));
    }

    private AdmissionReport warmUp(
            DecoderProvider provider, Optional<DecoderProvider> cheaper, DecoderNeeds needs, StreamInfo stream) {
        AdmissionReport admission = warmUp(provider, session.decoder(), needs, stream);
        cheaper.ifPresent(other -> warmUp(other, Decoders.cheaperSetting(session), needs, stream));
        boolean isLoop = session.epochs().slides() && session.source() instanceof SourceSetting.Lsl;
        if (settings.tempo() == Tempo.TIMED && isLoop) {
            new Rehearsal(session, provider, needs, settings.clock()).run(stream, stopped::get);
        }
        if (session.budget().admission() == BudgetSetting.AdmissionWord.REQUIRED) {
            admission.require(settings.sessionName(), session.budget().hardMillis());
        }
        return admission;
    }

    private AdmissionReport warmUp(
            DecoderProvider provider, DecoderSetting setting, DecoderNeeds needs, StreamInfo stream) {
        WarmUp warmUp = new WarmUp(session, provider, setting, needs, settings.clock(), settings.tempo());
        DecodingThread decoding =
                new DecodingThread(() -> warmUp.run(stream, stopped::get), settings.clock(), warmUp::trials);
        workOn(decoding);
        decoding.await();
        return warmUp.report();
    }

    private static void requireSame(String source, FrontEndLayout read, FrontEndLayout expected) {
        if (!read.equals(expected)) {
            throw HillockException.badInput(
                    source,
                    read.channels() + " channels at " + read.rateHz() + " Hz",
                    expected.channels() + " at " + expected.rateHz() + " Hz as in the recording before",
                    "name the channels in $.conditioning.channels of the session, or leave the recording out");
        }
    }

    private void playAll(
            List<? extends SignalSource> sources,
            DecodingStage stage,
            BudgetGuard guard,
            DecoderNeeds needs,
            FrontEndLayout layout) {
        for (int i = 0; i < sources.size() && !stopped.get(); i++) {
            SignalSource source = sources.get(i);
            if (i > 0) {
                StreamInfo next = Streams.decoded(session, source);
                FrontEnd frontEnd = FrontEnds.create(session, next, needs);
                requireSame(source.name(), frontEnd.layout(), layout);
                stage.nextPart(frontEnd, next.id());
            }
            playing = source;
            settings.tap().part(source);
            play(source, stage, guard);
            guard.rest();
            playing = null;
        }
    }

    private void play(SignalSource source, DecodingStage stage, BudgetGuard guard) {
        if (settings.tempo() == Tempo.FULL_SPEED) {
            playDirectly(source.events(), stage, event -> settings.clock().nanoTime(), guard);
        } else if (session.budget().waiting() == BudgetSetting.WaitWord.DIRECT && source.tellsTrueArrivals()) {
            Flux<StreamEvent> heard = source.events()
                    .doOnNext(event -> guard.heard(settings.clock().nanoTime()));
            playDirectly(heard, stage, StreamEvent::arrivalNanos, guard);
        } else {
            TimedPlay play = new TimedPlay(session.budget(), settings.clock(), settings.tap(), stage, guard);
            stopPlay = play::stop;
            play.play(source, endPatience(), this::workOn);
        }
    }

    /**
     * On the thread that reads, without a queue.
     *
     * @param arrival when an event came, however long that thread was busy with the one before
     */
    private void playDirectly(
            Flux<StreamEvent> events, DecodingStage stage, ToLongFunction<StreamEvent> arrival, BudgetGuard guard) {
        DecodingThread decoding = new DecodingThread(
                () -> events.takeWhile(event -> !stopped.get())
                        .doOnNext(event -> {
                            // The tap comes first, since conditioning writes into the chunk.
                            settings.tap().event(event);
                            stage.on(event, arrival.applyAsLong(event));
                        })
                        .blockLast(),
                settings.clock(),
                guard::progress);
        workOn(decoding);
        decoding.await();
    }

    /** From now on a stop asks this thread to end. One that came while there was none is not forgotten. */
    private void workOn(DecodingThread decoding) {
        working = decoding;
        if (stopped.get()) {
            endWork();
        }
    }

    private void endWork() {
        stopPlay.run();
        DecodingThread decoding = working;
        if (decoding != null) {
            decoding.shouldEnd(atLeast(STOP_PATIENCE));
        }
    }

    /** Whoever lets a decoder be busy for longer without counting it as hung may wait for it at the end, too. */
    private Duration atLeast(Duration patience) {
        Duration hung = Duration.ofNanos(Math.round(session.budget().watchdog().hungMillis() * 1e6));
        return hung.compareTo(patience) > 0 ? hung : patience;
    }

    private Duration endPatience() {
        boolean watched = session.budget().watchdog().hungMillis() > 0;
        return watched ? atLeast(END_PATIENCE) : FOREVER;
    }

    private SessionOutcome outcome(
            DecodingStage stage,
            Decoder decoder,
            SafetyGovernor governor,
            Lanes lanes,
            Journal journal,
            Enforcement enforcement) {
        Score score = stage.score();
        int earlier = score.judged() / 2;
        return new SessionOutcome(
                session.name(),
                decoder.name(),
                stage.decisions(),
                score.judged(),
                score.correct(),
                score.judged() - earlier,
                score.correctInLaterHalf(),
                score.abstained(),
                stage.artefacts(),
                decoder.lateTeachings(),
                stage.gaps(),
                stage.quality().channels(),
                stage.quality().ohms(),
                stage.digest(),
                journal.report(),
                enforcement,
                governor.counts(),
                lanes.counts(),
                failure(journal),
                journal.lost()
                        + settings.oversight().log().map(CommandLog::lost).orElse(0L));
    }

    private String failure(Journal journal) {
        return journal.failure().isEmpty()
                ? settings.oversight().log().map(CommandLog::failure).orElse("")
                : journal.failure();
    }
}
