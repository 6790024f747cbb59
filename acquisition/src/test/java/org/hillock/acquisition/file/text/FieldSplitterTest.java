package org.hillock.acquisition.file.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSplitterTest {
    private static List<String> split(FieldSplitter splitter, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        splitter.split(bytes, 0, bytes.length);
        return IntStream.range(0, splitter.count()).mapToObj(splitter::text).toList();
    }

    @Test
    void keepsEmptyFieldsAndTrimsSpaces() {
        assertThat(split(FieldSplitter.at(',', 9), " 1, ,3,\t4 ,")).containsExactly("1", "", "3", "4", "");
    }

    @Test
    void doesNotSeparateInsideQuotes() {
        assertThat(split(FieldSplitter.at(',', 9), "\"a,b\",\"c\"")).containsExactly("a,b", "c");
    }

    @Test
    void takesRunsOfSpacesAsOneSeparator() {
        assertThat(split(FieldSplitter.at(' ', 9), "  1   2 3  ")).containsExactly("1", "2", "3");
    }

    @Test
    void leavesDecimalCommasAloneWhereASpaceFollowsASeparator() {
        assertThat(split(FieldSplitter.atCommaSpace(9), "1, -2,5, 3,0")).containsExactly("1", "-2,5", "3,0");
    }

    @Test
    void countsMoreFieldsThanItHolds() {
        FieldSplitter splitter = FieldSplitter.at(';', 2);
        byte[] line = "1;2;3;4".getBytes(StandardCharsets.UTF_8);
        assertThat(splitter.split(line, 0, line.length)).isEqualTo(4);
        assertThat(splitter.text(1)).isEqualTo("2");
    }
}
