package org.hillock.runtime.pipeline;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DisjointWindows;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.mapping.IntentMapper;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.Ruling;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.feedback.safety.SafetyGovernor.LatePolicy;
import org.hillock.runtime.budget.StageTimes;
import org.hillock.runtime.budget.ThreadCpu;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.LearningSetting;
import org.hillock.runtime.session.Session;

/**
 * The decoding thread's work: from an event to a decision, its command, and only then the label.
 *
 * <p>A decision that is late before it could be written never becomes a fresh command: by the budget's policy the last
 * one is held, or neutral is sent.
 */
final class DecodingStage {
    private final Session session;
    private final Deciders deciders;
    private final BudgetGuard guard;
    private final IntentMapper mapper;
    private final IntentMapper standByMapper;
    private final SafetyGovernor governor;
    private final Lanes lanes;
    private final Journal journal;
    private final SessionClock clock;
    private final SourceNews news;
    private final Optional<CommandLog> log;
    private final CueLabels cues;
    private final DisjointWindows taughtWindows = new DisjointWindows();
    private final QualityTally quality = new QualityTally();
    private final Score score = new Score();
    private final DecisionDigest digest = new DecisionDigest();
    private FrontEnd frontEnd;
    private String streamId;
    private long firstSequenceOfPart;
    private long decisions;
    private long artefacts;
    private long gaps;
    private long shed;
    private long freshArrivedNanos;
    private long haltsSeen;

    DecodingStage(
            Session session,
            Deciders deciders,
            BudgetGuard guard,
            FrontEnd frontEnd,
            String streamId,
            SafetyGovernor governor,
            Lanes lanes,
            Journal journal,
            RunSettings settings) {
        this.session = session;
        this.deciders = deciders;
        this.guard = guard;
        this.frontEnd = frontEnd;
        this.streamId = streamId;
        this.mapper =
                new IntentMapper(session.mapping().settings(), deciders.own().classes());
        this.standByMapper =
                new IntentMapper(session.mapping().settings(), deciders.own().classes());
        this.governor = governor;
        this.lanes = lanes;
        this.journal = journal;
        this.clock = settings.clock();
        this.news = settings.news();
        this.log = settings.oversight().log();
        this.cues = new CueLabels(session.epochs());
    }

    /** Goes on with another recording: its front end is at rest, the decoder keeps what it knows. */
    void nextPart(FrontEnd atRest, String newStreamId) {
        frontEnd = atRest;
        streamId = newStreamId;
        firstSequenceOfPart = decisions + shed;
        cues.forget();
    }

    /** Handles an event; a chunk is released here. */
    void on(StreamEvent event, long arrivedNanos) {
        long dequeuedNanos = clock.nanoTime();
        guard.begun(dequeuedNanos);
        try {
            take(event, arrivedNanos, dequeuedNanos);
        } finally {
            guard.finished();
        }
    }

    private void take(StreamEvent event, long arrivedNanos, long dequeuedNanos) {
        long cpuNanos = ThreadCpu.nanos();
        if (event instanceof SampleChunk chunk) {
            onSamples(chunk);
        } else if (event instanceof Marker marker) {
            cues.note(marker);
            frontEnd.marker(marker);
        } else if (event instanceof Gap gap) {
            gaps++;
            guard.gap(gap);
            if (gap.streamId().equals(streamId)) {
                frontEnd.gap(gap);
            }
        } else if (event instanceof Lost lost) {
            onLoss(lost);
        } else if (event instanceof Recovered recovered) {
            onReturn(recovered);
        } else if (event instanceof ClockReset reset) {
            cues.forget();
            if (reset.streamId().equals(streamId)) {
                frontEnd.clockReset();
            }
        } else if (event instanceof SignalQuality report && report.streamId().equals(streamId)) {
            quality.add(report);
            news.quality(report);
        } else if (event instanceof ElectrodeImpedance impedance
                && impedance.streamId().equals(streamId)) {
            quality.add(impedance);
            news.impedance(impedance);
        }
        drain(arrivedNanos, dequeuedNanos, cpuNanos);
    }

    /** Without samples nothing is decided on; a stream of markers may be gone and come back. */
    private void onLoss(Lost lost) {
        if (lost.streamId().equals(streamId)) {
            governor.enter(SafetyGovernor.State.SOURCE_LOST);
            forgetWishes();
            lanes.neutral();
        }
        news.lost(lost);
    }

    /** What lies before the outage and what comes after it are no one signal. */
    private void onReturn(Recovered back) {
        if (back.streamId().equals(streamId)) {
            governor.enter(SafetyGovernor.State.RUNNING);
            frontEnd.gap(new Gap(
                    streamId,
                    back.arrivalNanos() - back.outageNanos(),
                    back.arrivalNanos(),
                    0,
                    back.arrivalNanos(),
                    "the stream was away"));
        }
        news.recovered(back);
    }

    private void onSamples(SampleChunk chunk) {
        try {
            if (chunk.streamId().equals(streamId)) {
                frontEnd.samples(chunk);
            }
        } finally {
            chunk.release();
        }
    }

    private void drain(long arrivedNanos, long dequeuedNanos, long cpuAtStartNanos) {
        long begunNanos = dequeuedNanos;
        long cpuNanos = cpuAtStartNanos;
        for (Optional<Segment> ready = frontEnd.poll(); ready.isPresent(); ready = frontEnd.poll()) {
            Segment segment = numbered(ready.get());
            if (guard.sheds(segment, arrivedNanos)) {
                shed++;
            } else {
                decide(segment, arrivedNanos, begunNanos, cpuNanos);
            }
            begunNanos = clock.nanoTime();
            cpuNanos = ThreadCpu.nanos();
        }
    }

    private void decide(Segment segment, long arrivedNanos, long begunNanos, long cpuAtBeginNanos) {
        long featuredNanos = clock.nanoTime();
        forgetWishesAfterAHalt();
        Optional<Decision> standBy = deciders.standBy(segment);
        standBy.ifPresent(answer -> guard.arm(standByMapper.map(answer, answer.timeNanos()), arrivedNanos));
        Decision decision = deciders.decide(segment);
        boolean replaced = standBy.isPresent() && guard.claim() == FallbackShot.Claim.FALLBACK;
        long decidedNanos = clock.nanoTime();
        OptionalLong computeNanos = OptionalLong.of(ThreadCpu.nanos() - cpuAtBeginNanos);
        OptionalInt truth = cues.classOf(segment);
        StageTimes times = new StageTimes(
                arrivedNanos, begunNanos, featuredNanos, decidedNanos, computeNanos, OptionalLong.empty());
        if (replaced) {
            mapper.map(decision, decision.timeNanos());
            ActuatorCommand none = ActuatorCommand.withheld(decision.sequence(), decidedNanos);
            DecisionEntry entry =
                    new DecisionEntry(decision, truth, segment.artefact(), none, Ruling.Cause.LATE, times);
            journal.unwritten(entry);
            count(segment, decision, truth);
            log.ifPresent(file -> file.decided(entry, provenance(segment, arrivedNanos, standBy)));
        } else {
            Ruling ruling = ruling(decision, arrivedNanos, decidedNanos).restingOn(decision.timeNanos());
            DecisionEntry entry =
                    new DecisionEntry(decision, truth, segment.artefact(), ruling.command(), ruling.cause(), times);
            if (log.isPresent()) {
                count(segment, decision, truth);
                log.get().decided(entry, provenance(segment, arrivedNanos, standBy));
                lanes.offer(ruling.command());
            } else {
                // The command waits neither for the digest nor for the journal's thread to be woken.
                lanes.offer(ruling.command());
                count(segment, decision, truth);
            }
            journal.decided(entry);
        }
        deciders.afterwards(segment, taught(segment, truth));
        guard.settled(deciders, decidedNanos - arrivedNanos);
    }

    private void count(Segment segment, Decision decision, OptionalInt truth) {
        decisions++;
        artefacts += segment.artefact() ? 1 : 0;
        digest.add(decision);
        if (segment.kind() == SegmentKind.EPOCH || segment.lastOfTrial()) {
            score.judge(decision, truth);
        }
    }

    private Provenance provenance(Segment segment, long arrivedNanos, Optional<Decision> standBy) {
        double spanNanos =
                (segment.samples().frameCount() - 1) * 1e9 / frontEnd.layout().rateHz();
        return new Provenance(
                streamId,
                segment.endNanos() - Math.round(spanNanos),
                segment.endNanos(),
                arrivedNanos,
                deciders.nameInCharge(),
                digest.hex(),
                deciders.labelsInCharge(),
                standBy);
    }

    private Ruling ruling(Decision decision, long arrivedNanos, long decidedNanos) {
        BudgetSetting budget = session.budget();
        long deadlineNanos = arrivedNanos + Math.min(budget.hardNanos(), budget.maxAgeNanos());
        forgetWishesAfterAHalt();
        // By the samples' time, so that a replay maps alike at every speed.
        Intention wish = mapper.map(decision, decision.timeNanos());
        if (decidedNanos > deadlineNanos) {
            long heldUntilNanos = Math.min(decidedNanos + budget.hardNanos(), freshArrivedNanos + budget.maxAgeNanos());
            boolean holds = budget.policy() == BudgetSetting.Policy.HOLD && decidedNanos <= heldUntilNanos;
            LatePolicy policy = holds ? LatePolicy.HOLD : LatePolicy.NEUTRAL;
            return governor.late(decision.sequence(), policy, decidedNanos, heldUntilNanos);
        }
        freshArrivedNanos = arrivedNanos;
        Ruling ruling = governor.govern(wish, decidedNanos, deadlineNanos);
        if (ruling.cause().isObstacle()) {
            forgetWishes();
        }
        return ruling;
    }

    /** What was gathered before a stop, or while nothing might act, moves nothing afterwards. */
    private void forgetWishesAfterAHalt() {
        long now = governor.halts();
        if (now != haltsSeen) {
            haltsSeen = now;
            forgetWishes();
        }
    }

    private void forgetWishes() {
        mapper.forget();
        standByMapper.forget();
    }

    /** Of sliding windows only such are taught that share no sample: the others would repeat what was learned. */
    private OptionalInt taught(Segment segment, OptionalInt truth) {
        boolean told = session.learning().labels() == LearningSetting.Labels.CUE && segment.lastOfTrial();
        return told && truth.isPresent() && taughtWindows.counts(segment) ? truth : OptionalInt.empty();
    }

    /** A recording's segments count from 0; a session of several goes on counting. */
    private Segment numbered(Segment s) {
        if (firstSequenceOfPart == 0) {
            return s;
        }
        return new Segment(
                s.sequence() + firstSequenceOfPart,
                s.kind(),
                s.trial() + firstSequenceOfPart,
                s.instant(),
                s.lastOfTrial(),
                s.onsetNanos(),
                s.endNanos(),
                s.arrivalNanos(),
                s.artefact(),
                s.covariances(),
                s.samples());
    }

    Score score() {
        return score;
    }

    String digest() {
        return digest.hex();
    }

    long decisions() {
        return decisions;
    }

    long artefacts() {
        return artefacts;
    }

    long gaps() {
        return gaps;
    }

    QualityTally quality() {
        return quality;
    }
}
