package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One decoder on one recording by one protocol with one seed.
 *
 * @param recording its name
 * @param protocol how labels were given and which trials count
 * @param label the contender's name in reports
 * @param decoder the decoder's name
 * @param recentred whether covariances were recentred
 * @param seed of its randomness; the first one for decoders without any
 * @param trials trials that count
 * @param agreement accuracy, balanced accuracy, kappa
 * @param auc area under the curve; empty with one class only
 * @param itrBitsPerTrial Wolpaw's rate
 * @param itrBitsPerMinute the same by time
 * @param logLoss nats
 * @param calibrationError expected calibration error
 * @param interval of the accuracy, 95 %
 * @param abstained trials without answer
 * @param spikesPerDecision mean
 * @param synapticOperationsPerDecision mean
 * @param decisionMicrosP50 median time of a decision
 * @param decisionMicrosP99 99th percentile of it
 */
public record EvaluationRow(
        String recording,
        Protocol protocol,
        String label,
        String decoder,
        boolean recentred,
        long seed,
        int trials,
        Agreement agreement,
        OptionalDouble auc,
        double itrBitsPerTrial,
        double itrBitsPerMinute,
        double logLoss,
        double calibrationError,
        WilsonInterval interval,
        long abstained,
        double spikesPerDecision,
        double synapticOperationsPerDecision,
        double decisionMicrosP50,
        double decisionMicrosP99) {

    /** Scores outcomes, of which there is at least one. */
    static EvaluationRow of(
            Contender contender,
            TrialSet set,
            Protocol protocol,
            long seed,
            List<TrialOutcome> outcomes,
            double trialSeconds) {
        int classes = set.classes().size();
        ConfusionMatrix matrix = ConfusionMatrix.of(outcomes, classes);
        Agreement agreement = Agreement.of(matrix);
        long[] nanos = outcomes.stream().mapToLong(TrialOutcome::computeNanos).toArray();
        return new EvaluationRow(
                set.recording(),
                protocol,
                contender.label(),
                contender.provider().name(),
                contender.recentred(),
                seed,
                outcomes.size(),
                agreement,
                RocAuc.of(outcomes, classes),
                TransferRate.bitsPerTrial(agreement.accuracy(), classes),
                TransferRate.bitsPerMinute(agreement.accuracy(), classes, trialSeconds),
                LogLoss.of(outcomes, classes),
                Calibration.of(outcomes).error(),
                WilsonInterval.of(agreement.accuracy(), outcomes.size()),
                matrix.abstained(),
                outcomes.stream()
                        .mapToLong(o -> o.decision().cost().spikes())
                        .average()
                        .orElse(0),
                outcomes.stream()
                        .mapToLong(o -> o.decision().cost().synapticOperations())
                        .average()
                        .orElse(0),
                Percentile.of(nanos, 0.5) / 1e3,
                Percentile.of(nanos, 0.99) / 1e3);
    }

    /** The share of right answers. */
    public double accuracy() {
        return agreement.accuracy();
    }
}
