package org.hillock.decoding.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.SyntheticTrials;
import org.hillock.decoding.decoder.reference.CspLdaProvider;
import org.hillock.decoding.decoder.reference.OnlineLdaProvider;
import org.hillock.decoding.epoch.Segment;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> TWO = List.of("left", "right");
    private final List<Contender> contenders =
            List.of(Contender.asDesigned(new CspLdaProvider()), Contender.plain(new OnlineLdaProvider()));

    static TrialSet recording(String name, long seed, int runs) {
        List<Band> bands = new ArrayList<>(new OnlineLdaProvider().bands());
        bands.addAll(new CspLdaProvider().bands());
        SyntheticTrials trials = new SyntheticTrials(bands, seed);
        int[] labels = SyntheticTrials.alternating(runs * 20, 2);
        List<Segment> segments = trials.segments(labels);
        List<Trial> all = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            all.add(new Trial(segments.get(i), labels[i], i / 20));
        }
        return new TrialSet(name, trials.layout(), TWO, all, Set.of(0, 1));
    }

    private static LongSupplier tickingClock() {
        long[] now = {0};
        return () -> now[0] += 1500;
    }

    private List<Measurement> evaluate(int seeds, List<TrialSet> recordings) {
        return new Evaluation(contenders, EvaluationSettings.of(seeds, 3.5), tickingClock())
                .run(recordings, EvaluationProgress.silent());
    }

    @Test
    void scoresTheTestByTwoProtocolsAndEverythingByTheThird() {
        List<Measurement> measurements = evaluate(3, List.of(recording("a", 1, 4)));
        assertThat(measurements).hasSize(2 * 3);
        for (Measurement measurement : measurements) {
            EvaluationRow row = measurement.row();
            assertThat(row.seed()).isEqualTo(1);
            assertThat(row.trials()).isEqualTo(row.protocol() == Protocol.PREQUENTIAL ? 70 : 40);
            assertThat(row.accuracy()).isGreaterThan(0.85);
            assertThat(row.decisionMicrosP50()).isEqualTo(1.5);
            assertThat(row.interval().low()).isLessThan(row.accuracy());
        }
    }

    @Test
    void givesTheSameOutcomesAsSeparatePassesWould() {
        TrialSet set = recording("a", 2, 4);
        ProtocolRunner runner = new ProtocolRunner(() -> 0);
        List<TrialOutcome> adaptive = runner.run(contenders.get(1), set, 1).get(Protocol.ADAPTIVE);
        var decoder = contenders.get(1).create(set, 1);
        runner.taught(decoder, set, 0, 40);
        assertThat(runner.taught(decoder, set, 40, 80)).isEqualTo(adaptive);
    }

    @Test
    void runsADecoderWithRandomnessOnceASeedAndKeepsLabelsFromTheFrozenOne() {
        List<Measurement> measurements = new Evaluation(
                        List.of(Contender.asDesigned(new CoinProvider())), EvaluationSettings.of(2, 3.5), () -> 0)
                .run(List.of(recording("a", 1, 4)), EvaluationProgress.silent());
        List<EvaluationRow> frozen = measurements.stream()
                .map(Measurement::row)
                .filter(row -> row.protocol() == Protocol.FROZEN)
                .toList();
        assertThat(frozen.stream().map(EvaluationRow::seed)).containsExactly(1L, 2L);
        // Without labels the first goes on with the last training label: half of the balanced test.
        assertThat(frozen.get(0).accuracy()).isEqualTo(0.5);
        assertThat(frozen.get(0).abstained()).isZero();
        assertThat(frozen.get(1).abstained()).isEqualTo(40);
        assertThat(frozen.get(1).accuracy()).isEqualTo(0.5);
        assertThat(frozen.get(1).spikesPerDecision()).isEqualTo(10);
        assertThat(frozen.get(1).synapticOperationsPerDecision()).isEqualTo(20);
        // Labels alternate but for a repetition every second trial, so the label before is right half the time.
        EvaluationRow adaptive = measurements.get(1).row();
        assertThat(adaptive.protocol()).isEqualTo(Protocol.ADAPTIVE);
        assertThat(adaptive.accuracy()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void hearsAboutEveryPass() {
        List<String> heard = new ArrayList<>();
        new Evaluation(contenders, EvaluationSettings.of(1, 3.5), () -> 0)
                .run(
                        List.of(recording("a", 1, 3)),
                        (done, total, recording, label) ->
                                heard.add(done + "/" + total + " " + recording + " " + label));
        assertThat(heard).containsExactly("1/2 a csp-lda", "2/2 a online-lda");
    }

    @Test
    void writesRowsAsJson() throws Exception {
        List<EvaluationRow> rows = evaluate(1, List.of(recording("a", 1, 3))).stream()
                .map(Measurement::row)
                .toList();
        JsonNode array = new ObjectMapper().readTree(EvaluationJson.write(rows));
        assertThat(array).hasSize(6);
        JsonNode first = array.get(0);
        assertThat(first.get("recording").asText()).isEqualTo("a");
        assertThat(first.get("protocol").asText()).isEqualTo("frozen");
        assertThat(first.get("decoder").asText()).isEqualTo("csp-lda");
        assertThat(first.get("recentred").asBoolean()).isTrue();
        assertThat(first.get("accuracy").asDouble()).isEqualTo(rows.get(0).accuracy());
        assertThat(first.get("kappa").isNumber()).isTrue();
        assertThat(first.get("ciLow").isNumber()).isTrue();
    }

    @Test
    void printsATableThatFitsTheWidth() {
        List<EvaluationRow> rows = evaluate(1, List.of(recording("first", 1, 3), recording("second", 2, 3))).stream()
                .map(Measurement::row)
                .toList();
        String text = EvaluationTables.text(rows, 100);
        assertThat(text)
                .contains("A frozen")
                .contains("B prequential")
                .contains("first")
                .contains("online-lda");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void continuesAWideTableBelow() {
        ConsoleTable table = new ConsoleTable(List.of("decoder", "aaaaaaaa", "bbbbbbbb", "cccccccc"));
        table.add(List.of("x", "1", "2", "3"));
        assertThat(table.text(28)).isEqualTo("""
                decoder  aaaaaaaa  bbbbbbbb
                x               1         2

                decoder  cccccccc
                x               3
                """);
    }

    @Test
    void writesAPageThatNeedsNothingElse() {
        String page = HtmlReport.page("A <report>", evaluate(1, List.of(recording("a", 1, 4))));
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("A &lt;report&gt;")
                .endsWith("</html>\n");
        assertThat(page).doesNotContain("http").doesNotContain("src=").doesNotContain("NaN");
        assertThat(page.split("<svg", -1)).hasSize(1 + 3 + 1 + 2 + 2);
    }

    @Test
    void refusesTrainingAfterATest() {
        TrialSet good = recording("a", 1, 3);
        assertThatThrownBy(() -> new TrialSet("a", good.layout(), TWO, good.trials(), Set.of(2)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("training run 2 after a test run");
    }

    @Test
    void refusesARecordingWithoutTest() {
        TrialSet good = recording("a", 1, 2);
        assertThatThrownBy(() -> evaluate(1, List.of(good)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("0 are for the test");
    }

    @Test
    void namesTheProtocolsInAnError() {
        assertThat(Protocol.of("adaptive")).isEqualTo(Protocol.ADAPTIVE);
        assertThatThrownBy(() -> Protocol.of("frosen"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("frozen, adaptive, prequential");
    }

    @Test
    void averagesALearningCurveOverAMovingWindow() {
        List<Measurement> measurements = evaluate(1, List.of(recording("a", 1, 4)));
        LearningCurve curve = LearningCurve.of(measurements.stream()
                .filter(m -> m.row().protocol() == Protocol.PREQUENTIAL
                        && m.row().label().equals("csp-lda"))
                .toList());
        assertThat(curve.firstTrial()).isEqualTo(10 + LearningCurve.WINDOW - 1);
        assertThat(curve.values()).hasSize(80 - 10 - LearningCurve.WINDOW + 1);
        assertThat(curve.values()[curve.values().length - 1]).isCloseTo(1, within(0.15));
    }
}
