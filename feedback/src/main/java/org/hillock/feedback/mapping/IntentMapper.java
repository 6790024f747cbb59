package org.hillock.feedback.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.feedback.mapping.Intention.Cause;
import org.hillock.feedback.mapping.MappingSettings.Motion;

/**
 * Turns decisions into wishes, in this order: evidence over decisions, the idle class, the threshold, then either a
 * motion, or an action after dwell and refractory time. Single-threaded.
 */
public final class IntentMapper {
    private static final String MOVE = "move";

    private final MappingSettings settings;
    private final List<String> classes;
    private final Evidence evidence;
    private final Optional<MotionTrack> track;
    private int candidate = -1;
    private long candidateSinceNanos;
    private boolean acted;
    private long actedAtNanos;

    /**
     * A mapper at rest.
     *
     * @param classes the decoder's, in its order
     * @throws IllegalArgumentException when the settings name a class that the decoder has not
     */
    public IntentMapper(MappingSettings settings, List<String> classes) {
        this.settings = settings;
        this.classes = List.copyOf(classes);
        this.evidence = new Evidence(settings.evidenceDecisions());
        this.track = settings.motion().map(MotionTrack::new);
        settings.idle().ifPresent(this::requireClass);
        settings.motion().map(Motion::directions).orElse(Map.of()).keySet().forEach(this::requireClass);
    }

    private void requireClass(String name) {
        if (!classes.contains(name)) {
            throw new IllegalArgumentException("the class '" + name + "' is none of " + classes);
        }
    }

    /**
     * The wish after a decision.
     *
     * @param nowNanos when it was made, by the session's monotonic clock
     */
    public Intention map(Decision decision, long nowNanos) {
        if (decision instanceof Decision.Intent intent) {
            return ofClasses(intent, nowNanos);
        }
        if (decision instanceof Decision.Command command) {
            return ofAxes(command, nowNanos);
        }
        candidate = -1;
        return new Intention.Rest(decision.sequence(), Cause.ABSTAINED);
    }

    /** Forgets what was gathered, and where a motion stood: after a loss of the source, a fault or a stop. */
    public void forget() {
        evidence.forget();
        candidate = -1;
        track.ifPresent(MotionTrack::forget);
    }

    private Intention ofAxes(Decision.Command command, long nowNanos) {
        if (command.values().isEmpty()) {
            return new Intention.Rest(command.sequence(), Cause.ABSTAINED);
        }
        if (!command.values().stream().allMatch(Double::isFinite)) {
            return new Intention.Rest(command.sequence(), Cause.NOT_FINITE);
        }
        if (track.isEmpty()) {
            return new Intention.Move(command.sequence(), MOVE, command.values());
        }
        double[] target =
                command.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new Intention.Move(command.sequence(), MOVE, track.get().follow(target, nowNanos));
    }

    private Intention ofClasses(Decision.Intent intent, long nowNanos) {
        boolean alone = settings.evidenceDecisions() == 1;
        Posterior posterior = alone ? intent.posterior() : evidence.add(intent.posterior());
        int best = alone ? intent.classIndex() : posterior.argMax();
        if (track.isPresent()) {
            return moved(intent.sequence(), posterior, nowNanos);
        }
        String name = alone ? intent.label() : classes.get(best);
        if (settings.idle().filter(name::equals).isPresent()) {
            candidate = -1;
            return new Intention.Rest(intent.sequence(), Cause.IDLE);
        }
        if (posterior.probability(best) < settings.confidence()) {
            candidate = -1;
            return new Intention.Rest(intent.sequence(), Cause.UNSURE);
        }
        return acted(intent.sequence(), best, name, posterior.probability(best), nowNanos);
    }

    private Intention acted(long sequence, int best, String name, double confidence, long nowNanos) {
        if (best != candidate) {
            candidate = best;
            candidateSinceNanos = nowNanos;
        }
        if (nowNanos - candidateSinceNanos < settings.dwell().toNanos()) {
            return new Intention.Keep(sequence, Cause.DWELLING);
        }
        if (acted && nowNanos - actedAtNanos < settings.refractory().toNanos()) {
            return new Intention.Keep(sequence, Cause.REFRACTORY);
        }
        acted = true;
        actedAtNanos = nowNanos;
        if (!settings.dwell().isZero()) {
            // One action a dwell: the class must be held again for the next.
            candidateSinceNanos = nowNanos;
        }
        return new Intention.Act(sequence, name, confidence);
    }

    private Intention moved(long sequence, Posterior posterior, long nowNanos) {
        Motion motion = settings.motion().orElseThrow();
        double[] target = new double[motion.axes()];
        if (posterior.probability(posterior.argMax()) >= settings.confidence()) {
            for (int c = 0; c < posterior.size(); c++) {
                List<Double> direction = motion.directions().getOrDefault(classes.get(c), List.of());
                for (int a = 0; a < direction.size(); a++) {
                    target[a] += posterior.probability(c) * direction.get(a);
                }
            }
        }
        return new Intention.Move(sequence, MOVE, track.orElseThrow().follow(target, nowNanos));
    }
}
