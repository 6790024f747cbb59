package org.hillock.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.runtime.HillockException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFilesTest {
    private static final String SMALLEST = """
            {
              "name": "smallest",
              "sources": [{ "from": "synthetic" }],
              "epochs": { "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" } },
              "decoder": { "name": "spiking" }
            }
            """;

    private static final String SLIDING = ", \"cut\": \"windows\", \"windowSeconds\": 1, \"hopSeconds\": 0.04";

    private static Session parse(String json) {
        return SessionFiles.parse("s.json", json);
    }

    @Test
    void fillsInWhatIsAbsent() {
        Session session = parse(SMALLEST);
        assertThat(session.source())
                .isEqualTo(new SourceSetting.Synthetic(
                        1,
                        250,
                        40,
                        List.of(SourceSetting.ImageryWord.LEFT, SourceSetting.ImageryWord.RIGHT),
                        0.6,
                        0.75));
        assertThat(session.conditioning().reference()).isEqualTo(ConditioningSetting.Reference.AVERAGE);
        assertThat(session.learning().permitted()).containsExactlyInAnyOrder(Adaptation.values());
        assertThat(session.budget().policy()).isEqualTo(BudgetSetting.Policy.HOLD);
        assertThat(session.budget().hardNanos()).isEqualTo(50_000_000);
        assertThat(session.feedback()).isEmpty();
        assertThat(session.evaluate().train()).containsExactly(0, 1, 2);
    }

    @Test
    void acceptsTheNameOfASchema() {
        assertThat(parse(SMALLEST.replaceFirst("\\{", "{ \"\\$schema\": \"x.json\","))
                        .name())
                .isEqualTo("smallest");
    }

    /** Each line: what is replaced, by what, and what the sentence holds. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "decoder":          | "decodr":             | at $: read the property 'decodr'            | did you mean 'decoder'?
            "synthetic"         | "sinthetic"           | at $.sources[0].from: read "sinthetic"      | did you mean 'synthetic'?
            "synthetic"         | "webcam"              | one of the words [recording, synthetic, lsl, serial] | use one of these
            "synthetic"         | "lsl"                 | at $.sources[0].stream: read nothing        | add the property 'stream'
            "synthetic"         | "lsl", "stream": ""   | at $.sources[0].stream: read an empty       | type='EEG'
            "synthetic"         | "lsl", "stream": "nam='x" | at $.sources[0].stream:                 | query
            "synthetic"         | "lsl", "stream": "name='x'", "markers": "(" | at $.sources[0].markers: | query
            "synthetic"         | "lsl", "stream": "name='x'", "library": "liblsl" | "liblsl", expected one of the words [java, native] | use one of these
            "synthetic"         | "lsl", "stream": "name='x'", "holdMillis": -1 | $.sources[0].holdMillis: read -1 | from 0 to 5000
            "from"              | "form"                | at $.sources[0].from: read nothing          | say with 'from'
            "synthetic"         | "synthetic", "trils": 3 | at $.sources[0]: read the property 'trils' | did you mean 'trials'?
            "synthetic"         | "synthetic", "trials": 0 | at $.sources[0].trials: read 0           | a number from 1 to 1000000
            "synthetic"         | "synthetic", "trials": "9" | read "9", expected a whole number      | take away the quotes
            "synthetic"         | "synthetic", "trials": 2.5 | read 2.5, expected a whole number      | $.sources[0].trials
            "synthetic"         | "synthetic", "imagery": ["lefft"] | at $.sources[0].imagery[0]      | did you mean 'left'?
            "synthetic"         | "recording"           | at $.sources[0].files: read nothing         | add the property 'files'
            "name": "smallest", | "":1,                 | at $: read the property ''                  | use one of these
            "name": "smallest"  | "name": 5             | at $.name: read 5                           | expected a text in quotes
            "right": "right"    | "right": "rihgt"      | at $.epochs.onsets.right: read 'rihgt'      | did you mean 'right'?
            , "right": "right"  | , "r": "left"         | at $.epochs.classes: read the class 'right' | add its cue's label
            ["left", "right"]   | ["left"]              | at $.epochs.classes: read 1 elements        | expected at least 2
            ["left", "right"]   | "left"                | at $.epochs.classes: read "left"            | put it in brackets
            "spiking"           | "spiking", "recentred": "yes" | at $.decoder.recentred              | expected true or false
            "spiking"           | "spiking", "options": {"a": "b"} | at $.decoder.options.a: read "b"  | expected a number
            { "name": "spiking" } | "spiking"           | at $.decoder: read "spiking"                | expected an object
            """)
    void saysWhereWhatAndTheNearestWord(String replaced, String by, String where, String cure) {
        String json = SMALLEST.replace(replaced, by);
        assertThat(json).isNotEqualTo(SMALLEST);
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(HillockException.class)
                .hasMessageStartingWith("s.json")
                .hasMessageContaining(where)
                .hasMessageContaining(cure)
                .hasMessageMatching("(?s).*[.?]\\.?");
    }

    @Test
    void refusesTwoSourcesForNow() {
        assertThatThrownBy(() -> parse(SMALLEST.replace(
                        "[{ \"from\": \"synthetic\" }]", "[{ \"from\": \"synthetic\" }, { \"from\": \"synthetic\" }]")))
                .hasMessageContaining("$.sources: read 2 elements, expected 1 to 1");
    }

    @Test
    void refusesWindowsThatHopsDoNotTile() {
        assertThatThrownBy(() -> parse(SMALLEST.replace("\"classes\"", "\"hopSeconds\": 0.3, \"classes\"")))
                .hasMessageContaining("s.json at $.epochs: a window is a whole number of hops");
    }

    @Test
    void letsAWindowSlideWithoutAnyCue() {
        Session session =
                parse(SMALLEST.replace(", \"onsets\": { \"left\": \"left\", \"right\": \"right\" }", SLIDING));
        assertThat(session.epochs().slides()).isTrue();
        assertThat(session.epochs().window().hopCount()).isEqualTo(25);
        assertThat(session.epochs().window().windowCount()).isEqualTo(1);
    }

    @Test
    void anEpochNeedsACue() {
        assertThatThrownBy(
                        () -> parse(SMALLEST.replace(", \"onsets\": { \"left\": \"left\", \"right\": \"right\" }", "")))
                .hasMessageContaining("s.json at $.epochs.onsets: read no cue")
                .hasMessageContaining("\"cut\": \"windows\"");
    }

    /** Each line: what a session with a sliding window says instead, where the mistake is, and what to do. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "hopSeconds": 2                               | $.epochs.hopSeconds: read 2.0 s    | at most $.epochs.windowSeconds, 1.0 s
            "hopSeconds": 0.03                            | $.epochs.windowSeconds: read 1.0 s | a whole number of hops of 0.03 s
            "hopSeconds": -0.04                           | $.epochs.hopSeconds: read -0.04    | from 0.001 to 600
            "hopSeconds": 0                               | $.epochs.hopSeconds: read 0        | from 0.001 to 600
            "windowSeconds": 0.5, "hopSeconds": 1         | $.epochs.hopSeconds: read 1.0 s    | lengthen the window
            "cut": "slide"                                | $.epochs.cut: read "slide"         | one of the words [epochs, windows]
            "hopSeconds": 0.04, "endSeconds": 1, "onsets": {"l": "left", "r": "right"} | $.epochs.endSeconds: read 1.0 s | no window will ever have a label
            """)
    void saysWhatIsWrongWithASlidingWindow(String says, String where, String cure) {
        String sliding = (says.contains("cut") ? ", " : ", \"cut\": \"windows\", ") + says;
        assertThatThrownBy(() ->
                        parse(SMALLEST.replace(", \"onsets\": { \"left\": \"left\", \"right\": \"right\" }", sliding)))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("s.json at " + where)
                .hasMessageContaining(cure);
    }

    @Test
    void aGivenModelHasWeightsForEveryClassAndNoOther() {
        assertThatThrownBy(() -> parse(SMALLEST.replace("\"spiking\"", "\"logvar-lda\", \"weights\": {\"left\": [1]}")))
                .hasMessageContaining("s.json at $.decoder.weights: read no weights of the class 'right'");
        assertThatThrownBy(
                        () -> parse(SMALLEST.replace("\"spiking\"", "\"logvar-lda\", \"weights\": {\"lefft\": [1]}")))
                .hasMessageContaining("s.json at $.decoder.weights.lefft: read 'lefft'")
                .hasMessageContaining("did you mean 'left'?");
    }

    @Test
    void waitsForSamplesDirectlyWithoutAnAgeLimit() {
        String budget = "{ \"name\": \"smallest\", \"budget\": { \"waiting\": \"%s\" },";
        assertThat(parse(SMALLEST.replaceFirst("\\{\\s+\"name\": \"smallest\",", budget.formatted("direct")))
                        .budget()
                        .waiting())
                .isEqualTo(BudgetSetting.WaitWord.DIRECT);
        assertThatThrownBy(
                        () -> parse(SMALLEST.replaceFirst("\\{\\s+\"name\": \"smallest\",", budget.formatted("spin"))))
                .hasMessageContaining("s.json at $.budget.waiting")
                .hasMessageContaining("$.budget.maxAgeMillis above 0");
    }

    @Test
    void namesTheLineOfTextThatIsNoJson() {
        assertThatThrownBy(() -> parse("{\n  \"name\": oops\n}"))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("s.json line 2, column")
                .hasMessageContaining("not JSON");
    }

    @Test
    void refusesAPropertyThatIsSaidTwice() {
        assertThatThrownBy(() -> parse("{ \"name\": \"a\", \"name\": \"b\" }"))
                .hasMessageContaining("Duplicate field 'name'");
    }

    @Test
    void refusesAListAtTheTop() {
        assertThatThrownBy(() -> parse("[]")).hasMessageContaining("s.json at $: read [], expected an object");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SessionFiles.read(Path.of("no/such.json")))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("no/such.json: the session file cannot be read");
    }

    @Test
    void keepsTheOrderOfCues() {
        assertThat(parse(SMALLEST).epochs().onsets()).containsExactlyEntriesOf(orderedOnsets());
    }

    private static Map<String, String> orderedOnsets() {
        Map<String, String> onsets = new LinkedHashMap<>();
        onsets.put("left", "left");
        onsets.put("right", "right");
        return onsets;
    }
}
