package org.hillock.runtime.pipeline;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslRehearsal;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.runtime.budget.BudgetMetrics;
import org.hillock.runtime.budget.FlightRecorder;
import org.hillock.runtime.session.RecorderSetting;
import org.hillock.runtime.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays noise through the whole way of a session of network streams, from a socket to a socket of this process, before it
 * starts: a loop that decides 25 times a second would take minutes until its code is compiled. All parts but the sockets are a
 * second set, thrown away afterwards; neither the session's decoder nor its meters, actuators and files know of it.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final long PATIENCE_NANOS = 4_000_000_000L;
    private static final int ENOUGH_DECISIONS = 12_000;
    private static final double CHUNK_SECONDS = 0.008;
    private static final int CHUNK_VALUES = 4096;
    private static final int CUE_CHUNKS = 500;
    private static final float AMPLITUDE_MICROVOLTS = 10;

    private final Session session;
    private final DecoderProvider provider;
    private final DecoderNeeds needs;
    private final Mirror mirror = new Mirror();
    private final RunSettings settings;

    Rehearsal(Session session, DecoderProvider provider, DecoderNeeds needs, SessionClock clock) {
        this.session = session;
        this.provider = provider;
        this.needs = needs;
        this.settings = new RunSettings("rehearsal", Tempo.FULL_SPEED, clock, List.of(mirror), List.of());
    }

    /** Takes at most four seconds: with fewer decisions the compiler leaves them half optimised. A machine whose loop-back interface refuses goes without. */
    void run(StreamInfo stream, BooleanSupplier stopped) {
        SessionClock clock = settings.clock();
        FrontEnd frontEnd = FrontEnds.create(session, stream, needs);
        Decoder decoder = Decoders.create(provider, session, frontEnd.layout());
        Deciders deciders = new Deciders(decoder, Optional.empty(), session.budget());
        Duration timeToLive = Duration.ofNanos(Math.round(session.budget().ttlMillis() * 1e6));
        SafetyGovernor governor = new SafetyGovernor(session.safety().governor(timeToLive));
        FlightRecorder recorder = new FlightRecorder(RecorderSetting.USUAL, clock);
        BudgetMetrics metrics = new BudgetMetrics(new SimpleMeterRegistry(), "rehearsal");
        Journal journal = new Journal(session.budget(), List.of(), Journal.WriteNews.AWAITED, recorder, metrics);
        Lanes lanes = new Lanes(
                settings.actuators(),
                Tempo.TIMED,
                clock,
                session.budget(),
                session.safety().lanes(),
                governor,
                journal,
                Optional.empty());
        BudgetGuard guard =
                new BudgetGuard(session, settings, governor, lanes, journal, recorder, stream.nominalRateHz());
        DecodingStage stage =
                new DecodingStage(session, deciders, guard, frontEnd, stream.id(), governor, lanes, journal, settings);
        governor.enter(SafetyGovernor.State.RUNNING);
        try (LslRehearsal network = new LslRehearsal(stream, clock, event -> stage.on(event, event.arrivalNanos()))) {
            mirror.network = Optional.of(network);
            play(stream, network, stage, stopped);
        } catch (AcquisitionException e) {
            LOG.warn("The session starts cold. {}", e.getMessage());
        } finally {
            mirror.network = Optional.empty();
            lanes.close();
            journal.close();
            guard.close();
        }
    }

    private void play(StreamInfo stream, LslRehearsal network, DecodingStage stage, BooleanSupplier stopped) {
        int wanted = (int) Math.round(CHUNK_SECONDS * stream.nominalRateHz());
        int frames = Math.max(1, Math.min(wanted, CHUNK_VALUES / stream.channelCount()));
        String[] cues = session.epochs().onsets().keySet().toArray(String[]::new);
        float[] values = new float[frames * stream.channelCount()];
        SplittableRandom random = new SplittableRandom(1);
        long begunNanos = settings.clock().nanoTime();
        long frame = 0;
        for (int chunk = 0; stage.decisions() < ENOUGH_DECISIONS && !stopped.getAsBoolean(); chunk++) {
            long nowNanos = settings.clock().nanoTime();
            if (nowNanos - begunNanos > PATIENCE_NANOS) {
                return;
            }
            long lastNanos = Math.round((frame + frames - 1) * 1e9 / stream.nominalRateHz());
            if (cues.length > 0 && chunk % CUE_CHUNKS == 0) {
                String cue = cues[chunk / CUE_CHUNKS % cues.length];
                stage.on(new Marker("rehearsal", lastNanos, nowNanos, cue, 0), nowNanos);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = AMPLITUDE_MICROVOLTS * ((float) random.nextDouble() - 0.5f);
            }
            network.send(values, lastNanos);
            frame += frames;
        }
    }

    /** Sends each command's name to this process. */
    private static final class Mirror implements Actuator {
        private Optional<LslRehearsal> network = Optional.empty();

        @Override
        public String name() {
            return "rehearsal";
        }

        @Override
        public LinkLoss onLinkLoss() {
            return LinkLoss.noLink("it copies commands for the rehearsal");
        }

        @Override
        public Acknowledgement acknowledgement() {
            return Acknowledgement.SENT;
        }

        @Override
        public boolean isPrompt() {
            return true;
        }

        @Override
        public void send(ActuatorCommand command) {
            network.ifPresent(to -> to.send(new String[] {command.name()}, command.decidedNanos()));
        }

        @Override
        public void neutral() {
            // Nobody listens.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
