package org.hillock.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final List<String> WORDS = List.of("spiking", "csp-lda", "online-lda");

    @Test
    void findsTheNearestWord() {
        assertThat(Words.nearest("spikng", WORDS)).contains("spiking");
        assertThat(Words.nearest("CSP-LDA", WORDS)).contains("csp-lda");
        assertThat(Words.nearest("onlinelda", WORDS)).contains("online-lda");
    }

    @Test
    void countsASwapAsOneStep() {
        assertThat(Words.distance("spiking", "spikign")).isEqualTo(1);
        assertThat(Words.distance("", "abc")).isEqualTo(3);
    }

    @Test
    void aBeginningThatFitsOnlyOneWordNamesIt() {
        assertThat(Words.nearest("spi", WORDS)).contains("spiking");
        assertThat(Words.nearest("insp", List.of("inspect", "run"))).contains("inspect");
        assertThat(Words.nearest("devi", List.of("device-profiles", "devices-list")))
                .isEmpty();
    }

    @Test
    void findsNothingInFarWords() {
        assertThat(Words.nearest("banana", WORDS)).isEmpty();
        assertThat(Words.nearest("x", WORDS)).isEmpty();
    }

    @Property
    void isADistance(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Words.distance(a, b)).isEqualTo(Words.distance(b, a));
        assertThat(Words.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Words.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
