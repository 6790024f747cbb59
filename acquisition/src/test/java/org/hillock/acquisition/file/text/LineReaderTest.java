package org.hillock.acquisition.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static LineReader over(byte[] bytes, int bufferBytes) {
        return new LineReader("run.txt", Channels.newChannel(new ByteArrayInputStream(bytes)), bufferBytes);
    }

    @Property(tries = 1000)
    void givesTheLinesOfTheTextWhateverTheBuffer(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 20) int size) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        LineReader reader = over(bytes, size);
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.text());
            assertThat(reader.lineNumber()).isEqualTo(lines.size());
            assertThat(bytes.length - reader.byteOffset()).isGreaterThanOrEqualTo(reader.end() - reader.start());
            assertThat(new String(
                            bytes, (int) reader.byteOffset(), reader.end() - reader.start(), StandardCharsets.UTF_8))
                    .isEqualTo(reader.text());
        }
        List<String> expected = new ArrayList<>(List.of(text.split("\n", -1)));
        boolean cut = !expected.get(expected.size() - 1).isEmpty();
        if (!cut) {
            expected.remove(expected.size() - 1);
        }
        for (int i = 0; i < expected.size() - (cut ? 1 : 0); i++) {
            String line = expected.get(i);
            expected.set(i, line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
        }
        assertThat(lines).isEqualTo(expected);
        assertThat(lines.isEmpty() || reader.isTerminated() != cut).isTrue();
    }

    @Test
    void leavesOutAByteOrderMark() throws IOException {
        LineReader reader = over("\ufeffa,b\n\ufeffc".getBytes(StandardCharsets.UTF_8), 64);
        assertThat(reader.next()).isTrue();
        assertThat(reader.text()).isEqualTo("a,b");
        assertThat(reader.next()).isTrue();
        assertThat(reader.text()).isEqualTo("\ufeffc");
    }

    @Test
    void refusesALineThatNeverEnds() {
        LineReader reader = over(new byte[(1 << 20) + 1], 64);
        assertThatThrownBy(reader::next)
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("run.txt, line 1")
                .hasMessageContaining("without a line end");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab,1\r\n\n\u00b5").ofMaxLength(60);
    }
}
