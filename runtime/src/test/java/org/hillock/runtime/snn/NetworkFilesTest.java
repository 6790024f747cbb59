package org.hillock.runtime.snn;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.runtime.HillockException;
import org.hillock.snn.engine.FloatEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFilesTest {
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
