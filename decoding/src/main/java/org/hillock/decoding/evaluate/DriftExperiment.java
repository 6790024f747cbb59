package org.hillock.decoding.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.hillock.decoding.decoder.Decoder;

/**
 * What each kind of adaptation is worth, as recorded and after an electrode shift: a decoder learns on the training runs,
 * is forked for every condition, and goes through the test trials with labels, of which it may use what the condition
 * permits.
 */
public final class DriftExperiment {
    private final List<Contender> contenders;
    private final int seeds;
    private final ProtocolRunner runner = new ProtocolRunner(() -> 0);

    /**
     * Prepares an experiment.
     *
     * @param contenders the first one goes through all conditions, the others through {@link DriftCondition#OF_PEERS}
     * @param seeds how many seeds: 1, 2, ...; each draws its own shift, also for decoders without randomness
     */
    public DriftExperiment(List<Contender> contenders, int seeds) {
        this.contenders = List.copyOf(contenders);
        this.seeds = seeds;
    }

    /** Runs it on recordings. */
    public List<DriftRow> run(List<TrialSet> recordings, EvaluationProgress progress) {
        List<DriftRow> rows = new ArrayList<>();
        int total = recordings.size() * contenders.size() * seeds;
        int done = 0;
        for (TrialSet set : recordings) {
            for (long seed = 1; seed <= seeds; seed++) {
                TrialSet shifted = shifted(set, seed);
                for (int c = 0; c < contenders.size(); c++) {
                    List<DriftCondition> conditions = c == 0 ? DriftCondition.ALL : DriftCondition.OF_PEERS;
                    rows.addAll(run(contenders.get(c), conditions, set, shifted, seed));
                    progress.passed(
                            ++done, total, set.recording(), contenders.get(c).label());
                }
            }
        }
        return rows;
    }

    private List<DriftRow> run(
            Contender contender, List<DriftCondition> conditions, TrialSet recorded, TrialSet shifted, long seed) {
        Decoder trained = contender.create(recorded, seed);
        int train = recorded.trainCount();
        int all = recorded.trials().size();
        runner.taught(trained, recorded, 0, train);
        List<DriftRow> rows = new ArrayList<>();
        for (DriftSignal signal : DriftSignal.values()) {
            TrialSet set = signal == DriftSignal.AS_RECORDED ? recorded : shifted;
            for (DriftCondition condition : conditions) {
                Decoder decoder = trained.fork();
                decoder.permit(condition.permitted());
                List<TrialOutcome> outcomes = runner.taught(decoder, set, train, all);
                rows.add(new DriftRow(
                        set.recording(),
                        signal,
                        contender.label(),
                        contender.provider().name(),
                        contender.recentred(),
                        condition,
                        seed,
                        outcomes.size(),
                        Agreement.of(ConfusionMatrix.of(outcomes, set.classes().size()))
                                .accuracy()));
            }
        }
        return rows;
    }

    private static TrialSet shifted(TrialSet set, long seed) {
        ElectrodeShift shift = new ElectrodeShift(set.layout().channels(), seed);
        List<Trial> trials = new ArrayList<>();
        for (Trial trial : set.trials()) {
            trials.add(
                    set.trainRuns().contains(trial.run())
                            ? trial
                            : new Trial(shift.apply(trial.segment()), trial.label(), trial.run()));
        }
        return new TrialSet(set.recording(), set.layout(), set.classes(), trials, set.trainRuns());
    }
}
