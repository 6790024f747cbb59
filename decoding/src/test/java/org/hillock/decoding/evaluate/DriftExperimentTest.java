package org.hillock.decoding.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.decoding.decoder.reference.CspLdaProvider;
import org.hillock.decoding.decoder.reference.OnlineLdaProvider;
import org.hillock.decoding.epoch.Segment;
import org.junit.jupiter.api.Test;

class DriftExperimentTest {
    @Test
    void shiftsCovariancesAsItShiftsSamples() {
        TrialSet set = EvaluationTest.recording("a", 1, 3);
        Segment shifted = new ElectrodeShift(6, 7).apply(set.trials().get(0).segment());
        double[] samples = new double[shifted.samples().frameCount() * 6];
        shifted.samples().copy(2, samples);
        double[] covariance = new double[36];
        for (int t = 0; t < samples.length / 6; t++) {
            for (int r = 0; r < 6; r++) {
                for (int c = 0; c < 6; c++) {
                    covariance[r * 6 + c] += samples[t * 6 + r] * samples[t * 6 + c] / (samples.length / 6.0);
                }
            }
        }
        for (int i = 0; i < 36; i++) {
            double expected = covariance[i];
            assertThat(shifted.covariances().epoch(2)[i])
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void drawsGainsBetweenHalfAndTwoAndMixesAFifth() {
        double[] matrix = new ElectrodeShift(15, 3).matrix();
        for (int r = 0; r < 15; r++) {
            double sum = 0;
            for (int c = 0; c < 15; c++) {
                sum += matrix[r * 15 + c];
            }
            assertThat(sum).isBetween(0.5, 2.0);
            assertThat(matrix[r * 15 + r]).isCloseTo(0.8 * sum, within(1e-12));
        }
        assertThat(new ElectrodeShift(15, 3).matrix()).isEqualTo(matrix);
        assertThat(new ElectrodeShift(15, 4).matrix()).isNotEqualTo(matrix);
    }

    @Test
    void runsEveryConditionOfTheFirstAndTwoOfTheOthers() {
        List<DriftRow> rows = new DriftExperiment(
                        List.of(Contender.asDesigned(new OnlineLdaProvider()), Contender.plain(new CspLdaProvider())),
                        1)
                .run(List.of(EvaluationTest.recording("a", 1, 4)), EvaluationProgress.silent());
        assertThat(rows).hasSize(2 * (5 + 2));
        assertThat(rows).allMatch(row -> row.trials() == 40);
        assertThat(rows.stream()
                        .filter(row -> row.signal() == DriftSignal.AS_RECORDED)
                        .toList())
                .allMatch(row -> row.accuracy() > 0.85);
        assertThat(DriftTables.text(rows, 120))
                .contains("electrode-shift")
                .contains("label-free + STDP, no sleep")
                .contains("csp-lda: no labels");
        assertThat(EvaluationJson.writeDrift(rows)).contains("\"condition\" : \"all-frozen\"");
    }
}
