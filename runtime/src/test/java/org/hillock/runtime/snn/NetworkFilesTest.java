package org.hillock.runtime.snn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hillock.runtime.HillockException;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.PlasticityRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFilesTest {
    private static final Path ZOO = Path.of("../networks/zoo.json");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SMALL = """
        {
          "name": "small",
          "populations": [
            { "name": "in", "size": 4, "model": { "is": "poisson_source", "rateHz": 100 } },
            { "name": "cells", "size": 4, "model": { "is": "lif" } }
          ],
          "projections": [
            { "from": "in", "to": "cells", "connector": { "is": "one_to_one" }, "synapse": { "is": "delta" } }
          ]
        }
        """;

    private static String published() throws IOException {
        try (InputStream in = NetworkFile.class.getResourceAsStream("network.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published());
    }

    static List<Path> networks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../networks"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isPublishedAsTheRecordsSay() throws IOException {
        JsonNode generated = NetworkFiles.schema();
        assertThat(JSON.readTree(published()))
                .as("write this to network.schema.json: %s", generated.toPrettyString())
                .isEqualTo(JSON.readTree(generated.toString()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void describesEveryNetworkInTheRepository(Path network) throws IOException {
        assertThat(schema().validate(Files.readString(network), InputFormat.JSON))
                .isEmpty();
        FloatEngine engine =
                LoadedNetwork.read(network, LoadedNetwork.Options.none()).start();
        engine.run(100);
        assertThat(engine.cost().spikes()).isPositive();
    }

    @Test
    void findsSeveralNetworks() throws IOException {
        assertThat(networks()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theZooNamesEveryRuleOfTheLibrary() throws Exception {
        List<Class<?>> named = new ArrayList<>();
        LoadedNetwork.read(ZOO, LoadedNetwork.Options.none())
                .network()
                .projections()
                .forEach(projection -> projection.rule().ifPresent(rule -> named.add(rule.getClass())));
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(rulesOfTheLibrary());
    }

    private static List<Class<?>> rulesOfTheLibrary() throws Exception {
        URI place = PlasticityRule.class.getResource("PlasticityRule.class").toURI();
        if (!place.getScheme().equals("jar")) {
            return rulesIn(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            return rulesIn(jar.provider().getPath(place));
        }
    }

    private static List<Class<?>> rulesIn(Path neighbour) throws Exception {
        List<Class<?>> rules = new ArrayList<>();
        try (Stream<Path> files = Files.list(requireNonNull(neighbour.getParent()))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("\\w+\\.class")) {
                    Class<?> type = Class.forName(
                            PlasticityRule.class.getPackageName() + "." + name.substring(0, name.length() - 6));
                    if (PlasticityRule.class.isAssignableFrom(type) && !type.isInterface()) {
                        rules.add(type);
                    }
                }
            }
        }
        return rules;
    }

    @Test
    void findsTheRulesOfTheLibrary() throws Exception {
        assertThat(rulesOfTheLibrary()).hasSizeGreaterThanOrEqualTo(13).contains(PairStdp.class);
    }

    @Test
    void readsASmallNetworkWithDefaults() throws IOException {
        assertThat(schema().validate(SMALL, InputFormat.JSON)).isEmpty();
        NetworkFile file = NetworkFiles.parse("small.json", SMALL);
        assertThat(file.stepMillis()).isEqualTo(0.1);
        assertThat(file.projections().get(0).plasticity()).isEqualTo(new RuleSetting.Static());
        var network = LoadedNetwork.described("small.json", file, LoadedNetwork.Options.none())
                .network();
        assertThat(network.projections().get(0).delaySteps()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "size": 4, "model": { "is": "lif"           | "size": 4, "model": { "is": "liff"      | $.populations[1].model.is | did you mean 'lif'?
        "rateHz": 100                               | "rateHertz": 100                        | $.populations[0].model | did you mean 'rateHz'?
        "to": "cells"                               | "to": "cels"                            | $.projections[0].to | did you mean 'cells'?
        { "is": "delta" }                           | { "is": "receptor", "name": "exc" }     | $.projections[0] | receptor exc
        "is": "one_to_one"                          | "is": "fixed_in_degree", "degree": 9    | $.projections[0] | in-degree
        { "is": "lif" }                             | { "is": "lif", "tauMillis": -3 }        | $.populations[1].model.tauMillis | a number of at least
        { "is": "lif" }                             | { "is": "lif", "thresholdMillivolts": -70 } | $.populations[1] | above rest
        "is": "one_to_one"                          | "is": "list", "synapses": [[0, 1.5, 1]] | $.projections[0] | [source, target, weight]
        "is": "one_to_one"                          | "is": "distance_gaussian", "peak": 1, "sigma": 1 | $.projections[0] | without a layout
        "name": "cells"                             | "name": "in"                            | $.populations[1] | a name in use
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "modulation": [{ "atMillis": 1, "factors": [1] }] | $.projections[0] | without a third factor
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward_modulated" }, "modulation": [{ "atMillis": 1, "factors": [1, 2] }] | $.projections[0] | 1, or 4, one a target
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward_modulated" }, "modulation": [{ "atMillis": -1, "factors": [1] }] | $.projections[0].modulation[0].atMillis | a number from 0
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward_modulated" }, "modulation": [{ "atMillis": 1, "factors": [] }] | $.projections[0].modulation[0].factors | at least 1
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward_modulated", "pairing": "presynaptic_centred" } | $.projections[0] | pairing
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward_modulated", "leastWeight": 2 } | $.projections[0] | a lower bound below the upper one
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "error_modulated", "learningRate": 3, "leastWeight": 0, "greatestWeight": 1 } | $.projections[0].plasticity.learningRate | from 0 to 2
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "error_modulated", "learningRate": 1, "leastWeight": 1, "greatestWeight": 0 } | $.projections[0] | a lower bound below the upper one
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_conditional_rate", "leastRate": 2 } | $.projections[0].plasticity.leastRate | from 0 to 1
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_expectation_maximisation", "windowMillis": 0 } | $.projections[0].plasticity.windowMillis | a number of at least
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "intrinsic_homeostasis", "targetRateHz": 5, "leastWeight": 0, "greatestWeight": 1 } | $.projections[0].plasticity.learningRatePerSecond | add the property
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "plasticity": { "is": "stdp_reward" } | $.projections[0].plasticity.is | stdp_reward_modulated
        "synapse": { "is": "delta" }  | "synapse": { "is": "delta" }, "weight": { "draw": "uniform", "low": -1, "high": 1 }, "transfer": { "is": "logarithm" } | $.projections[0] | weights from -1.0 on
        """)
    void namesThePlaceAndTheCure(String right, String wrong, String path, String cure) {
        String json = SMALL.replace(right, wrong);
        assertThat(json).isNotEqualTo(SMALL);
        assertThatExceptionOfType(HillockException.class)
                .isThrownBy(() -> LoadedNetwork.described(
                        "small.json", NetworkFiles.parse("small.json", json), LoadedNetwork.Options.none()))
                .withMessageStartingWith("small.json at " + path)
                .withMessageContaining(cure);
    }

    @Test
    void namesTheLineOfTextThatIsNoJson() {
        assertThatExceptionOfType(HillockException.class)
                .isThrownBy(() -> NetworkFiles.parse("broken.json", "{\n \"name\": }"))
                .withMessageContainingAll("broken.json line 2", "no", "expected a network");
    }
}
