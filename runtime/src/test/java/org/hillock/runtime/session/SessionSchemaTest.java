package org.hillock.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String published() throws IOException {
        try (InputStream in = Session.class.getResourceAsStream("session.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published());
    }

    static List<Path> sessions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../sessions"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void isPublishedAsTheRecordsSay() throws IOException {
        JsonNode generated = SessionSchema.generate();
        assertThat(JSON.readTree(published()))
                .as("write this to session.schema.json: %s", generated.toPrettyString())
                .isEqualTo(JSON.readTree(generated.toString()));
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void describesEverySessionInTheRepository(Path session) throws IOException {
        assertThat(schema().validate(Files.readString(session), InputFormat.JSON))
                .isEmpty();
        assertThat(SessionFiles.read(session).name()).isNotBlank();
    }

    @Test
    void refusesAWrongWordAsTheBinderDoes() throws IOException {
        String wrong = Files.readString(sessions().get(0)).replace("\"decoder\"", "\"decodr\"");
        assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void holdsSeveralSessions() throws IOException {
        assertThat(sessions()).hasSizeGreaterThanOrEqualTo(2);
    }
}
