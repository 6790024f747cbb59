package org.hillock.runtime.pipeline;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.decoding.epoch.Segment;
import org.hillock.decoding.epoch.SegmentKind;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.runtime.budget.AdmissionReport;
import org.hillock.runtime.budget.Enforcement;
import org.hillock.runtime.budget.FlightRecorder;
import org.hillock.runtime.budget.PauseWatch;
import org.hillock.runtime.budget.SafepointWatch;
import org.hillock.runtime.budget.SessionWatchdog;
import org.hillock.runtime.host.ThreadScheduling;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces the budget beside the decoding thread: the watchdog's ward, the age limit, the fallback's answer and what the
 * flight recorder hears of them. At full speed there is no time to enforce: nothing is watched and nothing is shed.
 */
final class BudgetGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetGuard.class);
    private static final long WRITE_RESERVE_NANOS = 1_000_000;
    private static final int PERIODS_OF_RESERVE = 2;

    private final BudgetSetting budget;
    private final boolean timed;
    private final SessionClock clock;
    private final SafetyGovernor governor;
    private final Lanes lanes;
    private final Journal journal;
    private final FlightRecorder recorder;
    private final SessionWatchdog watchdog;
    private final FallbackShot shot;
    private final PauseWatch pauses;
    private final Optional<SafepointWatch> safepoints;
    private final long hopFrames;
    private volatile @Nullable ArrivalQueue queue;
    private long droppedFrames;
    private long droppedMarkers;
    private long droppedNews;
    private long markersToldOf;
    private long switches;
    private final boolean asksForScheduling;
    /** A merged source that is decoded directly has a thread for each of its streams. */
    private final Set<Thread> scheduled = new HashSet<>();

    BudgetGuard(
            Session session,
            RunSettings settings,
            SafetyGovernor governor,
            Lanes lanes,
            Journal journal,
            FlightRecorder recorder,
            double rateHz) {
        this.budget = session.budget();
        this.timed = settings.tempo() == Tempo.TIMED;
        this.asksForScheduling = budget.scheduling().asks();
        this.clock = settings.clock();
        this.governor = governor;
        this.lanes = lanes;
        this.journal = journal;
        this.recorder = recorder;
        this.watchdog = new SessionWatchdog(budget.watchdog(), clock, System::currentTimeMillis, new Ward());
        long periodNanos = Math.round(budget.watchdog().periodMillis() * 1e6);
        this.shot = new FallbackShot(governor, lanes, PERIODS_OF_RESERVE * periodNanos + WRITE_RESERVE_NANOS);
        this.pauses = new PauseWatch(recorder, clock);
        this.safepoints = timed && !budget.recorder().file().isEmpty()
                ? Optional.of(new SafepointWatch(clock, recorder))
                : Optional.empty();
        this.hopFrames = Math.max(1, Math.round(session.epochs().hopSeconds() * rateHz));
    }

    /** What the watchdog's thread does. */
    private final class Ward implements SessionWatchdog.Ward {
        @Override
        public void cutOff(long nowNanos) {
            governor.cutOff(nowNanos);
            lanes.emergency();
        }

        @Override
        public void tripped(String reason, long nowNanos) {
            governor.tellOfCutOff(reason);
            recorder.note(FlightRecorder.Kind.WATCHDOG, nowNanos, -1, 0, reason);
        }

        @Override
        public void tick(long nowNanos) {
            shot.tick(nowNanos);
            if (governor.watchdog(nowNanos)) {
                lanes.emergency();
                recorder.note(FlightRecorder.Kind.WATCHDOG, nowNanos, -1, 0, "no fresh decision, or nobody there");
            }
            lanes.supervise(nowNanos);
        }
    }

    void start() {
        if (timed) {
            watchdog.start();
        }
    }

    void begun(long nowNanos) {
        if (timed && asksForScheduling && scheduled.add(Thread.currentThread())) {
            ThreadScheduling.apply(budget.scheduling()).forEach(LOG::warn);
        }
        watchdog.begun(nowNanos);
        ArrivalQueue played = queue;
        if (played != null) {
            tellOfMarkers(played, nowNanos);
        }
    }

    /** No gap in the signal stands for them. */
    private void tellOfMarkers(ArrivalQueue played, long nowNanos) {
        long dropped = played.droppedMarkers();
        if (dropped != markersToldOf) {
            String text = (dropped - markersToldOf) + " markers given up by a full queue";
            recorder.note(FlightRecorder.Kind.GAP, nowNanos, -1, 0, text);
            markersToldOf = dropped;
        }
    }

    void finished() {
        watchdog.finished();
    }

    /** Changes whenever the decoding thread takes an event up or is done with one. */
    long progress() {
        return watchdog.begunNanos();
    }

    void heard(long nowNanos) {
        watchdog.heard(nowNanos);
    }

    /** Between two recordings the source need say nothing. */
    void rest() {
        watchdog.rest();
        scheduled.clear();
        ArrivalQueue played = queue;
        if (played != null) {
            tellOfMarkers(played, clock.nanoTime());
            markersToldOf = 0;
            droppedFrames += played.droppedFrames();
            droppedMarkers += played.droppedMarkers();
            droppedNews += played.droppedNews();
            queue = null;
        }
    }

    void playsFrom(ArrivalQueue next) {
        queue = next;
    }

    void gap(Gap gap) {
        recorder.note(FlightRecorder.Kind.GAP, gap.arrivalNanos(), -1, gap.toNanos() - gap.fromNanos(), gap.reason());
    }

    /** Whether nobody shall decide on a segment: it is too old, or a newer window waits already. It is counted then. */
    boolean sheds(Segment segment, long arrivedNanos) {
        if (!timed || !budget.sheds()) {
            return false;
        }
        long nowNanos = clock.nanoTime();
        boolean tooOld = nowNanos - arrivedNanos > budget.maxAgeNanos();
        if (tooOld || overtaken(segment)) {
            journal.shed(segment.sequence(), nowNanos - arrivedNanos, nowNanos);
            return true;
        }
        return false;
    }

    private boolean overtaken(Segment segment) {
        ArrivalQueue waiting = queue;
        return segment.kind() != SegmentKind.EPOCH && waiting != null && waiting.waitingFrames() >= hopFrames;
    }

    /** The fallback's answer stands by for a decision whose data arrived then. */
    void arm(Intention wish, long arrivedNanos) {
        if (timed) {
            shot.arm(wish, arrivedNanos + Math.min(budget.hardNanos(), budget.maxAgeNanos()));
        }
    }

    FallbackShot.Claim claim() {
        return timed ? shot.claim() : FallbackShot.Claim.OWN;
    }

    void settled(Deciders deciders, long latencyNanos) {
        deciders.settled(latencyNanos);
        if (deciders.switches() != switches) {
            switches = deciders.switches();
            recorder.note(FlightRecorder.Kind.SWITCH, clock.nanoTime(), -1, latencyNanos, deciders.nameInCharge());
        }
    }

    /** Ends the watchdog and tells what was done. */
    Enforcement enforcement(AdmissionReport admission, Deciders deciders) {
        return new Enforcement(
                admission,
                timed ? watchdog.counts() : SessionWatchdog.Counts.NONE,
                pauses.pauses(),
                shot.fired(),
                deciders.switches(),
                droppedFrames,
                droppedMarkers,
                droppedNews,
                recorder.dumps());
    }

    @Override
    public void close() {
        rest();
        watchdog.close();
        pauses.close();
        safepoints.ifPresent(SafepointWatch::close);
    }
}
