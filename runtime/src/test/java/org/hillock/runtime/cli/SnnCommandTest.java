package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hillock.snn.nir.NirFiles;
import org.hillock.snn.nir.NirGraph;
import org.hillock.snn.nir.NirNode;
import org.hillock.snn.nir.NirTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnnCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECODER = Path.of("../networks/decoder.json").toString();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path folder;

    SnnCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int snn(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] line = new String[arguments.length + 1];
        line[0] = "snn";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Hillock.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(line);
    }

    private Path nir() {
        var cells = new NirNode.Lif(
                NirTensor.filled(3, 0.01),
                NirTensor.filled(3, 1),
                NirTensor.filled(3, 0),
                NirTensor.filled(3, 0.5),
                NirTensor.filled(3, 0),
                Map.of());
        var weights = new NirNode.Linear(NirTensor.matrix(new double[][] {{9, 0}, {0, 9}, {9, 9}}), Map.of());
        var graph = new NirGraph(
                Map.of("input", new NirNode.Input(2), "fc", weights, "lif", cells, "output", new NirNode.Output(3)),
                List.of(
                        new NirGraph.Edge("input", "fc"),
                        new NirGraph.Edge("fc", "lif"),
                        new NirGraph.Edge("lif", "output")));
        Path file = folder.resolve("small.nir");
        NirFiles.write(graph, file);
        return file;
    }

    @Test
    void runsANetworkAndDrawsItsRaster() throws IOException {
        Path raster = folder.resolve("raster.png");
        assertThat(snn("run", DECODER, "--seconds", "0.3", "--raster", raster.toString()))
                .isZero();
        assertThat(out.toString()).contains("decoder: 0.300 s", "inputs", "ISI CV", "times real time");
        assertThat(ImageIO.read(raster.toFile()).getWidth()).isEqualTo(1280);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void goesOnFromASavedStateAsIfItHadNeverStopped() throws IOException {
        Path half = folder.resolve("half.state");
        Path resumed = folder.resolve("resumed.state");
        Path whole = folder.resolve("whole.state");
        assertThat(snn("run", DECODER, "--seconds", "0.2", "--save-state", half.toString()))
                .isZero();
        assertThat(snn(
                        "run",
                        DECODER,
                        "--seconds",
                        "0.3",
                        "--load-state",
                        half.toString(),
                        "--save-state",
                        resumed.toString(),
                        "--json"))
                .isZero();
        assertThat(JSON.readTree(out.toString()).path("startSeconds").asDouble())
                .isEqualTo(0.2);
        assertThat(snn("run", DECODER, "--seconds", "0.5", "--save-state", whole.toString()))
                .isZero();
        assertThat(Arrays.equals(Files.readAllBytes(resumed), Files.readAllBytes(whole)))
                .isTrue();
    }

    @Test
    void saysInOneSentenceThatAStateBelongsToAnotherNetwork() {
        Path state = folder.resolve("nir.state");
        assertThat(snn("run", nir().toString(), "--seconds", "0.01", "--save-state", state.toString()))
                .isZero();
        assertThat(snn("run", DECODER, "--load-state", state.toString())).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("nir.state", "the state of another network");
    }

    @Test
    void runsANirGraphWithPoissonInput() throws IOException {
        assertThat(snn("run", nir().toString(), "--seconds", "2", "--input-rate", "100", "--dt", "0.001", "--json"))
                .isZero();
        JsonNode report = JSON.readTree(out.toString());
        assertThat(report.path("stepMillis").asDouble()).isEqualTo(1);
        JsonNode cells = report.path("populations").get(1);
        assertThat(cells.path("model").asText()).isEqualTo("nir_lif");
        assertThat(cells.path("rateHz").asDouble()).isBetween(80.0, 220.0);
        assertThat(snn("run", nir().toString(), "--seconds", "0.1", "--json")).isZero();
        assertThat(JSON.readTree(out.toString())
                        .path("populations")
                        .get(1)
                        .path("spikes")
                        .asInt())
                .as("inputs are silent unless told otherwise")
                .isZero();
    }

    @Test
    void tellsWhatNetworksCost() throws IOException {
        assertThat(snn("info", nir().toString(), "--json")).isZero();
        JsonNode cost = JSON.readTree(out.toString());
        assertThat(cost.path("synapses").asInt()).isEqualTo(4);
        assertThat(cost.path("neurons").asInt()).isEqualTo(3);
        assertThat(cost.path("connectionSparsity").asDouble()).isCloseTo(1 / 3.0, offset(1e-9));
        assertThat(snn("info", DECODER)).isZero();
        assertThat(out.toString())
                .contains("synapses    92800", "footprint", "accumulates", "inputs -> hidden", "plastic");
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertThat(snn("run", "no-such.json")).isEqualTo(3);
        assertThat(err.toString()).contains("no-such.json", "cannot be read");
        assertThat(snn("run", "no-such.nir")).isEqualTo(3);
        assertThat(err.toString()).contains("no-such.nir", "could not be read");
        assertThat(snn("run", DECODER, "--dt", "0.001")).isEqualTo(3);
        assertThat(err.toString()).contains("for a NIR graph only");
        Path text = Files.writeString(folder.resolve("text.nir"), "no graph at all");
        assertThat(snn("info", text.toString())).isEqualTo(3);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(snn(
                        "run",
                        DECODER,
                        "--seconds",
                        "0.01",
                        "--raster",
                        folder.resolve("no/raster.png").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("raster.png", "could not be written");
        assertThat(snn("rnu", DECODER)).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean 'run'?");
    }
}
