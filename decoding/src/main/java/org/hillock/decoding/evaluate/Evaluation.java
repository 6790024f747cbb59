package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hillock.decoding.DecodingException;

/**
 * Leads contenders through recordings and scores them. Decoders without randomness run once whatever the number of
 * seeds. Recordings are taken one after the other and not kept, so that a caller may cut them lazily.
 */
public final class Evaluation {
    private final List<Contender> contenders;
    private final EvaluationSettings settings;
    private final ProtocolRunner runner;

    /**
     * Prepares an evaluation.
     *
     * @param contenders the first one is the one that reports compare the others with
     * @param clockNanos times decisions; a monotonic clock
     */
    public Evaluation(List<Contender> contenders, EvaluationSettings settings, LongSupplier clockNanos) {
        this.contenders = List.copyOf(contenders);
        this.settings = settings;
        this.runner = new ProtocolRunner(clockNanos);
        Set<String> labels = new HashSet<>();
        for (Contender contender : contenders) {
            if (!labels.add(contender.label())) {
                throw new IllegalArgumentException("two contenders are called " + contender.label());
            }
        }
    }

    /** Evaluates on recordings; the measurements come by recording, contender, seed, protocol. */
    public List<Measurement> run(List<TrialSet> recordings, EvaluationProgress progress) {
        List<Measurement> measurements = new ArrayList<>();
        int total = passes() * recordings.size();
        int done = 0;
        for (TrialSet set : recordings) {
            requireTest(set);
            for (Contender contender : contenders) {
                for (long seed = 1; seed <= seeds(contender); seed++) {
                    measurements.addAll(measure(contender, set, seed));
                    progress.passed(++done, total, set.recording(), contender.label());
                }
            }
        }
        return measurements;
    }

    private static void requireTest(TrialSet set) {
        int all = set.trials().size();
        if (all <= ProtocolRunner.SETTLING_TRIALS || set.trainCount() == all) {
            throw DecodingException.badInput(
                    "recording " + set.recording(),
                    all + " trials, of which " + (all - set.trainCount()) + " are for the test",
                    "more than " + ProtocolRunner.SETTLING_TRIALS + " trials and one for the test",
                    "check the session's markers and runs");
        }
    }

    private int passes() {
        return contenders.stream().mapToInt(this::seeds).sum();
    }

    private int seeds(Contender contender) {
        return contender.provider().seeded() ? settings.seeds() : 1;
    }

    private List<Measurement> measure(Contender contender, TrialSet set, long seed) {
        Map<Protocol, List<TrialOutcome>> outcomes = runner.run(contender, set, seed);
        List<Measurement> measurements = new ArrayList<>();
        for (Protocol protocol : EnumSet.copyOf(settings.protocols())) {
            List<TrialOutcome> counted = outcomes.getOrDefault(protocol, List.of());
            EvaluationRow row = EvaluationRow.of(contender, set, protocol, seed, counted, settings.trialSeconds());
            measurements.add(new Measurement(row, set.classes(), counted));
        }
        return measurements;
    }
}
