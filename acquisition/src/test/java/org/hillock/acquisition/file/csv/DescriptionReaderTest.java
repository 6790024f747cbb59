package org.hillock.acquisition.file.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {
    private static final String CHANNELS = "'channels': [{'column': 1}]";

    private static Schema schema() throws IOException {
        try (InputStream in = CsvDescription.class.getResourceAsStream("csv-columns.schema.json")) {
            assertThat(in).isNotNull();
            String text = new String(in == null ? new byte[0] : in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        }
    }

    private static Optional<Throwable> refusal(Path directory, String json) throws IOException {
        Path file = Files.writeString(Files.createTempFile(directory, "columns", ".json"), json);
        return Optional.ofNullable(catchThrowable(() -> DescriptionReader.read(file)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'rateHz': 250, 'channels': [{'column': 1}]}",
                "{'$schema': 'x', 'time': {'column': 't'}, 'channels': [{'column': 'a', 'type': 'EMG'}]}",
                "{'rateHz': 1e3, 'separator': 'tab', 'decimalMark': ',', 'channels': [{'column': 2, 'scale': -1e-3}]}",
                "{'rateHz': 1, 'headerLines': 0, 'channels': [{'column': 16384}], 'markers': []}"
            })
    void acceptsWhatTheSchemaAccepts(String quoted, @TempDir Path directory) throws IOException {
        String json = quoted.replace('\'', '"');
        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(refusal(directory, json)).isEmpty();
    }

    @Test
    void acceptsTheDescriptionOfTheGeneratedTable(@TempDir Path directory) throws IOException {
        assertThat(schema().validate(GeneratedTable.DESCRIPTION, InputFormat.JSON))
                .isEmpty();
        assertThat(refusal(directory, GeneratedTable.DESCRIPTION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|$: read []",
                "{}|$: read neither 'rateHz' nor 'time'",
                "{'rateHz': 1}|$: read no 'channels'",
                "{'rateHz': 1, 'channels': []}|$.channels: read 0 channels",
                "{'rateHz': -1, " + CHANNELS + "}|$.rateHz: read -1",
                "{'rateHz': '1', " + CHANNELS + "}|$.rateHz: read \"1\"",
                "{'rateHz': 1, 'chanels': []}|perhaps 'channels'",
                "{'rateHz': 1, 'channels': [{'column': 0}]}|$.channels[0].column: read 0",
                "{'rateHz': 1, 'channels': [{'column': 1, 'type': 'EGG'}]}|perhaps 'EEG'",
                "{'rateHz': 1, 'channels': [{'column': 1, 'scale': 'x'}]}|$.channels[0].scale",
                "{'rateHz': 1, 'separator': 'comma', " + CHANNELS + "}|$.separator: read \"comma\"",
                "{'rateHz': 1, 'headerLines': 1.5, " + CHANNELS + "}|$.headerLines: read 1.5",
                "{'rateHz': 1, 'markers': [{'rows': 'change'}], " + CHANNELS + "}|$.markers[0]: read no 'column'",
                "{'time': {'column': 't', 'unit': 'h'}, " + CHANNELS + "}|$.time.unit: read \"h\""
            })
    void refusesWhatTheSchemaRefusesAndNamesThePath(String quoted, String said, @TempDir Path directory)
            throws IOException {
        String json = quoted.replace('\'', '"');
        assertThat(schema().validate(json, InputFormat.JSON)).isNotEmpty();
        assertThat(refusal(directory, json).orElseThrow())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("columns")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"rateHz\": 1,}", "{} {}", "{\"a\": 1, \"a\": 2}"})
    void refusesWhatIsNotJsonWithItsLine(String json, @TempDir Path directory) throws IOException {
        Throwable refusal = refusal(directory, json).orElseThrow();
        assertThat(refusal).isInstanceOf(AcquisitionException.class);
        assertThat(refusal.getMessage()).containsAnyOf("line 1", "$: read").doesNotContain("\n");
    }

    @Test
    void refusesRegularStampsWithoutARateAndOneMarkForTwoUses(@TempDir Path directory) throws IOException {
        String regular = "{\"time\": {\"column\": 1, \"stamps\": \"regular\"}, \"channels\": [{\"column\": 2}]}";
        assertThat(refusal(directory, regular).orElseThrow()).hasMessageContaining("$.time.stamps");
        String marks = "{\"rateHz\": 1, \"decimalMark\": \",\", \"channels\": [{\"column\": 2}]}";
        assertThat(refusal(directory, marks).orElseThrow()).hasMessageContaining("also separates columns");
    }
}
