package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.Teaching;

/**
 * Leads one decoder through one recording.
 *
 * <p>Training runs come first and are themselves decided before they are learned, so one pass serves all protocols: the
 * decoder is forked where the test begins; the fork goes on without labels and gives the frozen outcomes, the original
 * goes on with labels, and gives the adaptive outcomes over the test and the prequential ones over everything.
 */
final class ProtocolRunner {
    /** Trials at the begin that a prequential figure leaves out. */
    static final int SETTLING_TRIALS = 10;

    private static final Set<Adaptation> WITHOUT_LABELS = Set.of(Adaptation.LABEL_FREE);

    private final LongSupplier clockNanos;

    ProtocolRunner(LongSupplier clockNanos) {
        this.clockNanos = clockNanos;
    }

    /** The outcomes that count, by protocol. */
    Map<Protocol, List<TrialOutcome>> run(Contender contender, TrialSet set, long seed) {
        Decoder decoder = contender.create(set, seed);
        int train = set.trainCount();
        int all = set.trials().size();
        List<TrialOutcome> learning = new ArrayList<>(taught(decoder, set, 0, train));
        Decoder frozen = decoder.fork();
        frozen.permit(WITHOUT_LABELS);
        learning.addAll(taught(decoder, set, train, all));
        Map<Protocol, List<TrialOutcome>> outcomes = new EnumMap<>(Protocol.class);
        outcomes.put(Protocol.FROZEN, untaught(frozen, set, train, all));
        outcomes.put(Protocol.ADAPTIVE, List.copyOf(learning.subList(train, all)));
        outcomes.put(Protocol.PREQUENTIAL, List.copyOf(learning.subList(Math.min(SETTLING_TRIALS, all), all)));
        return outcomes;
    }

    /** Decides, then learns. */
    List<TrialOutcome> taught(Decoder decoder, TrialSet set, int from, int to) {
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (int t = from; t < to; t++) {
            Trial trial = set.trials().get(t);
            outcomes.add(decide(decoder, trial, t));
            decoder.learn(trial.segment().sequence(), new Teaching.Label(trial.label()));
        }
        return outcomes;
    }

    /** Decides only. */
    List<TrialOutcome> untaught(Decoder decoder, TrialSet set, int from, int to) {
        List<TrialOutcome> outcomes = new ArrayList<>();
        for (int t = from; t < to; t++) {
            outcomes.add(decide(decoder, set.trials().get(t), t));
        }
        return outcomes;
    }

    private TrialOutcome decide(Decoder decoder, Trial trial, int place) {
        long begin = clockNanos.getAsLong();
        Decision decision = decoder.decide(trial.segment());
        long nanos = clockNanos.getAsLong() - begin;
        return new TrialOutcome(place, trial.run(), trial.label(), decision, nanos);
    }
}
