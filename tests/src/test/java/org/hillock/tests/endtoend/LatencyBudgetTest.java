package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A decoder whose every other decision is late, against a budget. */
class LatencyBudgetTest {
    private final Path folder;

    LatencyBudgetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"hold, held, left", "neutral, neutral, neutral"})
    void countsLateDecisionsAppliesThePolicyAndExitsWithFour(String policy, String kind, String name)
            throws IOException {
        Path decisions = folder.resolve("decisions.jsonl");
        Path session = Files.writeString(
                folder.resolve("late.json"),
                Sessions.synthetic(
                                DelayedDecoderProvider.NAME,
                                "\"budget\": { \"hardMillis\": 250, \"policy\": \"%s\" },".formatted(policy)
                                        + "\"feedback\": [{ \"to\": \"cursor\" }],")
                        .replace("\"trials\": 16", "\"trials\": 6"));
        CommandLineRun run = CommandLineRun.of(
                "run", session.toString(), "--speed", "max", "--strict", "--json", "--decisions", decisions.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
        JsonNode budget = run.json().path("budget");
        assertThat(budget.path("decisions").asInt()).isEqualTo(6);
        assertThat(budget.path("misses").asInt()).isEqualTo(3);
        List<String> lines = Files.readAllLines(decisions);
        assertThat(lines).hasSize(6);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode command = new ObjectMapper().readTree(lines.get(i)).path("command");
            assertThat(command.path("kind").asText()).isEqualTo(i % 2 == 1 ? kind : "active");
            assertThat(command.path("name").asText()).isEqualTo(i % 2 == 1 ? name : "left");
        }
    }
}
