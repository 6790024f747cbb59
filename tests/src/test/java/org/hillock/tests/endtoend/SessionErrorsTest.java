package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Session files that somebody broke: one sentence that says where, or a session that still can run. */
class SessionErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final CommandLine HILLOCK = CommandLineRun.grammar();

    /** A place in a tree: the object and the name of one of its properties. */
    private record Place(ObjectNode parent, String name, String path) {}

    private enum Mutation {
        DELETE,
        RENAME,
        SWAP_TWO_LETTERS,
        NULL,
        TEXT,
        NUMBER,
        HUGE,
        LIST,
        OBJECT,
        TRUE
    }

    @Property(tries = 300)
    void namesFileAndPathOrRuns(@ForAll Mutation mutation, @ForAll @IntRange(max = 999) int where, @ForAll boolean demo)
            throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(Sessions.text(demo ? "demo.json" : "eegmmidb.json"));
        tree.remove("$schema");
        tree.set("sources", JSON.readTree("[{ \"from\": \"synthetic\", \"trials\": 2, \"seed\": 1 }]"));
        ((ObjectNode) tree.path("conditioning")).remove("channels");
        List<Place> places = new ArrayList<>();
        collect(tree, "$", places);
        Place place = places.get(where % places.size());
        mutate(mutation, place);

        Path file = Files.createTempFile("mutated", ".json");
        try {
            Files.writeString(file, JSON.writeValueAsString(tree));
            CommandLineRun run = CommandLineRun.by(HILLOCK, "check", file.toString());
            String what = mutation + " at " + place.path() + ": " + run.err();
            assertThat(run.exitCode()).as(what).isIn(0, 2, 3);
            if (run.exitCode() != 0) {
                assertThat(run.err().lines()).as(what).hasSize(1);
                assertThat(run.err())
                        .as(what)
                        .contains(file.getFileName().toString(), "$")
                        .doesNotContain("Exception", "org.hillock", "com.fasterxml", "something unexpected");
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void suggestsTheNearestWord() throws IOException {
        assertThat(failure("\"conditioning\"", "\"conditionning\"")).contains("did you mean 'conditioning'?");
        assertThat(failure("\"average\"", "\"averge\""))
                .contains("$.conditioning.reference", "did you mean 'average'?");
        assertThat(failure("\"sleep\"", "\"slep\"")).contains("$.learning.adapt[2]", "did you mean 'sleep'?");
        assertThat(failure("\"cursor\"", "\"curser\"")).contains("$.feedback[0].to", "did you mean 'cursor'?");
        assertThat(failure("\"spiking\"", "\"spikin\"")).contains("$.decoder.name", "did you mean 'spiking'?");
        assertThat(failure("\"synthetic\"", "\"syntetic\"")).contains("$.sources[0].from", "did you mean 'synthetic'?");
    }

    @Test
    void saysWhereTextIsNoJson() throws IOException {
        assertThat(failure("\"epochs\": {", "\"epochs\": [")).contains("line ", "column ");
        assertThat(failure("{", "")).contains("line 2");
    }

    private static String failure(String from, String to) throws IOException {
        Path file = Files.createTempFile("mutated", ".json");
        try {
            String text = Sessions.text("demo.json");
            assertThat(text).contains(from);
            int at = text.indexOf(from);
            Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
            CommandLineRun run = CommandLineRun.by(HILLOCK, "check", file.toString());
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err().lines()).hasSize(1);
            return run.err();
        } finally {
            Files.delete(file);
        }
    }

    private static void collect(JsonNode node, String path, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> places.add(new Place(object, name, path + "." + name)));
            object.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey(), places));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "[" + i + "]", places);
            }
        }
    }

    private static void mutate(Mutation mutation, Place place) {
        ObjectNode parent = place.parent();
        String name = place.name();
        switch (mutation) {
            case DELETE -> parent.remove(name);
            case RENAME -> parent.set(name + "x", parent.remove(name));
            case SWAP_TWO_LETTERS ->
                parent.set(name.substring(1, 2) + name.charAt(0) + name.substring(2), parent.remove(name));
            case NULL -> parent.putNull(name);
            case TEXT -> parent.put(name, "wrong");
            case NUMBER -> parent.put(name, -1.5);
            case HUGE -> parent.put(name, 1e300);
            case LIST -> parent.set(name, NODES.arrayNode().add(1));
            case OBJECT -> parent.set(name, NODES.objectNode());
            case TRUE -> parent.put(name, true);
        }
    }
}
