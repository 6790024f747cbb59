package org.hillock.runtime.pipeline;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.decoder.DisjointWindows;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.Segment;
import org.hillock.runtime.budget.AdmissionReport;
import org.hillock.runtime.budget.StepTimes;
import org.hillock.runtime.budget.ThreadCpu;
import org.hillock.runtime.session.BudgetSetting;
import org.hillock.runtime.session.DecoderSetting;
import org.hillock.runtime.session.Session;

/**
 * Drives a second front end and a second decoder of the same kind with noise before a session starts, so that the first
 * real decisions run compiled code. Both are thrown away: the session's own decoder knows nothing of it.
 */
final class WarmUp {
    private static final long SEED = 1;
    private static final int MIN_TRIALS = 8;
    private static final int MIN_TRIALS_OF_WINDOWS = 4;
    /** After these a decoder has slept several times; more would only take time from decisions. */
    private static final int TAUGHT_TRIALS = 32;
    /** The optimising compiler takes up the solvers of a decision after some hundred of them. */
    private static final int ENOUGH_DECISIONS = 800;
    /** A decision as cheap as this needs no better code. */
    private static final long CHEAP_CPU_NANOS = 100_000;

    private static final long PATIENCE_CPU_NANOS = 2_000_000_000L;
    private static final long PATIENCE_NANOS = 6_000_000_000L;
    private static final int MAX_TRIALS = 2000;
    private static final int SETTLED_STEPS = 100;
    private static final long MEASURING_PATIENCE_NANOS = 8_000_000_000L;
    private static final double CHUNK_SECONDS = 0.04;
    private static final double PAUSE_SECONDS = 0.5;
    private static final float AMPLITUDE_MICROVOLTS = 10;

    private final Session session;
    private final DecoderProvider provider;
    private final DecoderSetting setting;
    private final DecoderNeeds needs;
    private final SessionClock clock;
    private final CueLabels cues;
    private final DisjointWindows taughtWindows = new DisjointWindows();
    private final Tempo tempo;
    private volatile long trials;
    private long decisions;
    private long cheapest = Long.MAX_VALUE;
    private volatile AdmissionReport report = AdmissionReport.NONE;

    WarmUp(
            Session session,
            DecoderProvider provider,
            DecoderSetting setting,
            DecoderNeeds needs,
            SessionClock clock,
            Tempo tempo) {
        this.tempo = tempo;
        this.setting = setting;
        this.needs = needs;
        this.session = session;
        this.provider = provider;
        this.clock = clock;
        this.cues = new CueLabels(session.epochs());
    }

    /**
     * Warms up and remembers what its steps took: at most two seconds of CPU time, of which a busy machine gives less
     * in the same time, or longer where the figures must be settled.
     *
     * @param stopped ends it earlier
     */
    void run(StreamInfo stream, BooleanSupplier stopped) {
        FrontEnd frontEnd = FrontEnds.create(session, stream, needs);
        Decoder decoder = Decoders.create(provider, session, setting, frontEnd.layout());
        String[] onsets = session.epochs().onsets().keySet().toArray(String[]::new);
        SplittableRandom noise = new SplittableRandom(SEED);
        int framesPerChunk = Math.max(1, (int) (CHUNK_SECONDS * stream.nominalRateHz()));
        double trialSeconds = Math.max(0, session.epochs().endSeconds()) + PAUSE_SECONDS;
        int chunksPerTrial = (int) Math.ceil(trialSeconds * stream.nominalRateHz() / framesPerChunk);
        long begunNanos = clock.nanoTime();
        long cpuNanos = ThreadCpu.nanos();
        long frame = 0;
        boolean measures = session.budget().admission() == BudgetSetting.AdmissionWord.REQUIRED;
        int minTrials = session.epochs().slides() ? MIN_TRIALS_OF_WINDOWS : MIN_TRIALS;
        StepTimes steps = new StepTimes();
        for (int trial = 0; trial < MAX_TRIALS && !stopped.getAsBoolean(); trial++) {
            trials = trial;
            long onsetNanos = frameNanos(frame, stream);
            if (onsets.length > 0) {
                Marker cue = new Marker(stream.id(), onsetNanos, onsetNanos, onsets[trial % onsets.length], 0);
                cues.note(cue);
                frontEnd.marker(cue);
            }
            for (int c = 0; c < chunksPerTrial; c++) {
                SampleChunk chunk = noise(stream, framesPerChunk, frame, noise);
                long takenNanos = clock.nanoTime();
                frontEnd.samples(chunk);
                frame += framesPerChunk;
                drain(frontEnd, decoder, takenNanos, steps);
            }
            long tookNanos = clock.nanoTime() - begunNanos;
            boolean enough = measures
                    ? steps.settledSteps() >= SETTLED_STEPS || tookNanos > MEASURING_PATIENCE_NANOS
                    : warmEnough() || ThreadCpu.nanos() - cpuNanos > PATIENCE_CPU_NANOS || tookNanos > PATIENCE_NANOS;
            if (trial >= minTrials && enough) {
                break;
            }
        }
        report = steps.report();
    }

    /** At full speed nothing is late, and the session warms itself up. */
    private boolean warmEnough() {
        boolean cheap = decisions >= TAUGHT_TRIALS && cheapest <= CHEAP_CPU_NANOS;
        return tempo == Tempo.FULL_SPEED || cheap || decisions >= ENOUGH_DECISIONS;
    }

    /** What the steps took; nothing before {@link #run} has ended. */
    AdmissionReport report() {
        return report;
    }

    /** Trials begun up to now; any thread may ask. */
    long trials() {
        return trials;
    }

    private void drain(FrontEnd frontEnd, Decoder decoder, long takenNanos, StepTimes steps) {
        for (Optional<Segment> ready = frontEnd.poll(); ready.isPresent(); ready = frontEnd.poll()) {
            long featuredNanos = clock.nanoTime();
            long cpuNanos = ThreadCpu.nanos();
            Decision decision = decoder.decide(ready.get());
            decisions++;
            if (decisions > MIN_TRIALS) {
                cheapest = Math.min(cheapest, ThreadCpu.nanos() - cpuNanos);
            }
            steps.add(featuredNanos - takenNanos, clock.nanoTime() - featuredNanos);
            decoder.settle();
            OptionalInt truth = cues.classOf(ready.get());
            if (truth.isPresent() && taughtWindows.counts(ready.get()) && trials < TAUGHT_TRIALS) {
                decoder.learn(decision.sequence(), new Teaching.Label(truth.getAsInt()));
            }
        }
    }

    private static SampleChunk noise(StreamInfo stream, int frames, long firstFrame, SplittableRandom random) {
        float[] samples = new float[frames * stream.channelCount()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = AMPLITUDE_MICROVOLTS * ((float) random.nextDouble() - 0.5f);
        }
        long[] times = new long[frames];
        for (int f = 0; f < frames; f++) {
            times[f] = frameNanos(firstFrame + f, stream);
        }
        return SampleChunk.of(stream, samples, times, times[frames - 1]);
    }

    private static long frameNanos(long frame, StreamInfo stream) {
        return Math.round(frame * 1e9 / stream.nominalRateHz());
    }
}
