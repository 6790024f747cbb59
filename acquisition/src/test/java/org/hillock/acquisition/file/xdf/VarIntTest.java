package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarIntTest {
    @ParameterizedTest
    @CsvSource({"0,1", "255,1", "256,4", "4294967295,4", "4294967296,8", "9223372036854775807,8"})
    void choosesTheSmallestLegalWidth(long value, int width) {
        ByteBuffer buffer = XdfBytes.buffer(9);

        VarInt.put(buffer, value);

        assertThat(VarInt.widthFor(value)).isEqualTo(width);
        assertThat(buffer.position()).isEqualTo(1 + width);
        assertThat(buffer.get(0)).isEqualTo((byte) width);
    }

    @Test
    void writesAnyValueInAnyWidthThatIsAskedFor() {
        ByteBuffer buffer = XdfBytes.buffer(14);

        VarInt.put(buffer, 2, 4);
        VarInt.put(buffer, 2, 8);

        assertThat(buffer.array()).containsExactly(4, 2, 0, 0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void knowsNoOtherWidthsAndNoNegativeValues() {
        assertThat(VarInt.isWidth(0)).isFalse();
        assertThat(VarInt.isWidth(2)).isFalse();
        assertThatThrownBy(() -> VarInt.put(XdfBytes.buffer(9), 1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VarInt.widthFor(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
