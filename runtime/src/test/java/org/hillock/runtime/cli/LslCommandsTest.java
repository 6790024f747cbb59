package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hillock.runtime.cli.LoopbackRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LslCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final LoopbackRig rig;

    LslCommandsTest(@TempDir Path folder) throws IOException {
        this.rig = new LoopbackRig(folder);
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.err()).isEmpty();
        return JSON.readTree(answer.out());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"float32, 1", "double64, 7", "int8, 1", "int16, 32", "int32, 5", "int64, 1", "string, 3"})
    void pullsFromSampleZeroOnWhatPublishPushes(String format, String chunk) throws Exception {
        CompletableFuture<Answer> publishing = rig.start(
                "lsl",
                "publish",
                "--name",
                "t",
                "--channels",
                "5",
                "--rate",
                "1000",
                "--format",
                format,
                "--chunk",
                chunk,
                "--seconds",
                "0.4",
                "--wait",
                "20",
                "--linger",
                "0.1",
                "--json");
        Answer pulled = rig.run("lsl", "pull", "name='t'", "--samples", "400", "--verify", "--json");
        assertThat(pulled.exitCode()).as(pulled.out()).isZero();
        JsonNode report = json(pulled);
        assertThat(report.path("samples").asInt()).isEqualTo(400);
        assertThat(report.path("verification").path("flawless").asBoolean()).isTrue();
        assertThat(report.path("verification").path("firstNumber").asInt()).isZero();
        assertThat(report.path("gaps").asInt()).isZero();
        assertThat(report.path("effectiveRateHz").asDouble()).isCloseTo(1000, within(0.01));
        assertThat(report.path("ending").asText()).isEqualTo("complete");
        JsonNode published = json(LoopbackRig.end(publishing));
        assertThat(published.path("pushed").asInt()).isEqualTo(400);
        assertThat(published.path("dropped").asInt()).isZero();
        assertThat(published.path("uid").asText())
                .isEqualTo(report.path("stream").path("uid").asText());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void publishesIrregularlyInOrderWithoutGaps() throws Exception {
        CompletableFuture<Answer> publishing = rig.start(
                "lsl",
                "publish",
                "--name",
                "cues",
                "--type",
                "Markers",
                "--channels",
                "1",
                "--rate",
                "0",
                "--format",
                "string",
                "--events-per-second",
                "200",
                "--seconds",
                "0.5",
                "--wait",
                "20",
                "--linger",
                "0.1");
        Answer pulled = rig.run("lsl", "pull", "type='Markers'", "--samples", "90", "--verify");
        assertThat(pulled.exitCode()).as(pulled.out()).isZero();
        assertThat(pulled.out())
                .contains("verified    every value from sample 0 on", "irregular", "sample      [n=0;c=0;]")
                .doesNotContain("gaps");
        assertThat(LoopbackRig.end(publishing).out()).containsPattern("pushed (99|100|101) samples");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void listsWhatIsThereForPeopleAndForMachines() throws Exception {
        rig.start("lsl", "publish", "--name", "cap", "--channels", "3", "--seconds", "4", "--format", "int16");
        JsonNode found = JSON.createArrayNode();
        for (int attempt = 0; attempt < 5 && found.isEmpty(); attempt++) {
            found = json(rig.run("lsl", "list", "--json", "--seconds", "0.7"));
        }
        assertThat(found).hasSize(1);
        JsonNode cap = found.get(0);
        assertThat(cap.path("name").asText()).isEqualTo("cap");
        assertThat(cap.path("channels").asInt()).isEqualTo(3);
        assertThat(cap.path("format").asText()).isEqualTo("int16");
        assertThat(cap.path("sourceId").asText()).isEqualTo("hillock-publish-cap");
        assertThat(cap.path("addresses").get(0).path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(cap.path("addresses").get(0).path("dataPort").asInt()).isPositive();
        Answer table = rig.run("lsl", "list", "--seconds", "0.7", "--query", "channel_count>=3 and type='EEG'");
        assertThat(table.out().lines()).hasSize(2);
        assertThat(table.out()).contains("250 Hz", cap.path("uid").asText(), "127.0.0.1:");
        assertThat(rig.run("lsl", "list", "--seconds", "0.7", "--query", "type='ECG'")
                        .out())
                .contains("No stream answered", "hillock lsl doctor");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void watchesWhoComesAndWhoGoes() throws Exception {
        CompletableFuture<Answer> watching =
                rig.start("lsl", "list", "--watch", "--json", "--seconds", "6", "--forget", "2");
        Answer published = rig.run("lsl", "publish", "--name", "brief", "--seconds", "1.2");
        assertThat(published.exitCode()).isZero();
        List<String> lines = LoopbackRig.end(watching).out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).path("change").asText()).isEqualTo("appeared");
        assertThat(JSON.readTree(lines.get(1)).path("change").asText()).isEqualTo("vanished");
        assertThat(JSON.readTree(lines.get(1)).path("stream").path("name").asText())
                .isEqualTo("brief");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void noticesAStreamThatIsNotTheFormula() throws Exception {
        rig.start("serve", "synthetic", "--lsl", "--name", "cap", "--seconds", "4", "--rate", "500");
        Answer pulled = rig.run("lsl", "pull", "cap", "--samples", "50", "--verify", "--json");
        assertThat(pulled.exitCode()).isEqualTo(1);
        assertThat(json(pulled).path("verification").path("wrong").asInt()).isEqualTo(50);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void saysWhenFewerSamplesCameThanWereWanted() throws Exception {
        CompletableFuture<Answer> publishing = rig.start(
                "lsl",
                "publish",
                "--name",
                "short",
                "--rate",
                "100",
                "--seconds",
                "0.3",
                "--wait",
                "20",
                "--linger",
                "0.3");
        Answer pulled = rig.run("lsl", "pull", "short", "--samples", "1000", "--json");
        assertThat(pulled.exitCode()).isEqualTo(1);
        assertThat(json(pulled).path("samples").asInt()).isEqualTo(30);
        assertThat(json(pulled).path("ending").asText()).isEqualTo("lost");
        LoopbackRig.end(publishing);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void examinesTheNetworkAndEachStream() throws Exception {
        rig.start("lsl", "publish", "--name", "cap", "--rate", "200", "--seconds", "7");
        Answer lists = rig.run("lsl", "list", "--seconds", "0.7");
        Answer looked = rig.run("lsl", "doctor", "--survey", "1", "--seconds", "1.2", "--json");
        assertThat(looked.exitCode()).as(lists.out() + looked.out()).isZero();
        JsonNode report = json(looked);
        assertThat(report.path("config").path("file").asText())
                .isEqualTo(rig.config().toString());
        assertThat(report.path("config").path("lookedFor").toString()).contains("lsl_api.cfg");
        assertThat(report.path("interfaces").toString()).contains("127.0.0.1");
        JsonNode query = report.path("queries").get(0);
        assertThat(query.path("way").asText()).isEqualTo("unicast");
        assertThat(query.path("sent").asBoolean()).isTrue();
        assertThat(query.path("testStreamAnswered").asBoolean()).isTrue();
        JsonNode stream = report.path("streams").get(0);
        assertThat(query.path("answered").get(0).asText())
                .isEqualTo(stream.path("uid").asText());
        assertThat(stream.path("dataPortMillis").asDouble()).isPositive();
        assertThat(stream.path("clockAnswers").asBoolean()).isTrue();
        assertThat(stream.path("samples").asInt()).isBetween(150, 300);
        assertThat(Math.abs(stream.path("clockOffset").asDouble())).isLessThan(0.05);
        assertThat(stream.has("medianAge")).isTrue();
        assertThat(report.path("faults").asInt()).isZero();
        Answer words = rig.run("lsl", "doctor", "--survey", "1", "--seconds", "0.5");
        assertThat(words.out())
                .contains("asked       unicast to 127.0.0.1", "data port connected", "clock answers", "->");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void viewsAStreamAsLinesWithoutATerminal() throws Exception {
        CompletableFuture<Answer> serving = rig.start("serve", "synthetic", "--lsl", "--name", "cap", "--seconds", "5");
        Answer viewed = rig.run("lsl", "view", "cap", "--seconds", "2.3", "--lines");
        assertThat(viewed.exitCode()).as(viewed.err()).isZero();
        assertThat(viewed.out().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(line).contains("16 x 250 Hz", "age", "dropped 0"));
        assertThat(viewed.out()).containsPattern("offset -?[0-9]+[.]").contains("Fp1 ");
        assertThat(LoopbackRig.end(serving).out())
                .contains("publishing 'cap' (EEG), 16 x float32", "publishing 'cap-markers' (Markers)", "published ");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void namesWhatIsWrongWithItsWords() throws IOException {
        assertThat(rig.run("lsl", "list", "--query", "name='x' and (").exitCode())
                .isEqualTo(2);
        assertThat(rig.run("lsl", "publish", "--format", "float").err())
                .contains("'float' is no format; use one of [float32");
        assertThat(rig.run("lsl", "publish", "--channels", "0").err()).contains("--channels is 1 to 10000");
        assertThat(rig.run("lsl", "publish", "--rate", "-1").exitCode()).isEqualTo(2);
        assertThat(rig.run("lsl", "pull", "x", "--seconds", "soon").err()).contains("'soon' is no time");
        assertThat(rig.run("serve", "synthetic").err()).contains("--lsl");
        Answer nobody = rig.run("lsl", "pull", "nobody", "--timeout", "0.7");
        assertThat(nobody.exitCode()).isEqualTo(3);
        assertThat(nobody.err()).contains("No LSL stream answers to name='nobody'", "hillock lsl doctor");
        Path spoilt = Files.writeString(rig.config().resolveSibling("spoilt.cfg"), "[ports]\nBasePort\n");
        Answer answer = LoopbackRig.plain("lsl", "list", "--config", spoilt.toString());
        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("spoilt.cfg, line 2");
    }
}
