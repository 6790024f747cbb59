package org.hillock.runtime.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hillock.acquisition.stream.ChannelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestStreamTest {
    @Test
    void countsOnChannelZeroOfFloatsUpToTheirExactRange() {
        TestStream stream = new TestStream(ChannelFormat.FLOAT32, 2);
        float[] values = new float[2];
        stream.floats((1L << 24) - 1, values, 0);
        assertThat(values[0]).isEqualTo(16_777_215f);
        stream.floats((1L << 24) + 5, values, 0);
        assertThat(values[0]).isEqualTo(5f);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, -509.875", "1, 1, -506.0", "264, 2, -508.75", "3, 0, 3"})
    void followsTheFormulaOfFloats(long n, int c, double expected) {
        double[] values = new double[3];
        new TestStream(ChannelFormat.DOUBLE64, 3).doubles(n, values, 0);
        assertThat(values[c]).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 130, 0, 2",
        "INT8, 4, 1, -13",
        "INT8, 4, 2, 30",
        "INT16, 32770, 0, 2",
        "INT16, 1057, 3, -50",
        "INT32, 70000000, 2, 22516386",
        "INT64, 4611686018427387905, 0, 1",
        "INT64, 148764065110560900, 1, -13"
    })
    void followsTheFormulaOfIntegersNegativeOnOddChannels(ChannelFormat format, long n, int c, long expected) {
        long[] values = new long[4];
        new TestStream(format, 4).longs(n, values, 0);
        assertThat(values[c]).isEqualTo(expected);
    }

    @Test
    void writesTextsOfEveryLengthWithLettersBeyondAscii() {
        String[] values = new String[3];
        TestStream stream = new TestStream(ChannelFormat.STRING, 3);
        stream.texts(1, values);
        assertThat(values)
                .containsExactly("n=1;c=0;xxxxxxx", "n=1;c=1;\u00e9xxxxxxxx", "n=1;c=2;\u00e9\u00e9xxxxxxxxx");
        stream.texts(300, values);
        assertThat(values[0]).isEqualTo("n=300;c=0;");
        stream.texts(299, values);
        assertThat(values[0]).hasSize("n=299;c=0;".length() + 293);
    }

    @Property(tries = 100)
    void isRecognisedByItsOwnCheckFromAnySampleOn(
            @ForAll @LongRange(min = 0, max = 1L << 40) long first, @ForAll @IntRange(min = 1, max = 20) int channels) {
        for (ChannelFormat format :
                new ChannelFormat[] {ChannelFormat.INT8, ChannelFormat.INT16, ChannelFormat.INT64}) {
            TestStream stream = new TestStream(format, channels);
            FormulaCheck check = new FormulaCheck(format, channels);
            long[] values = new long[channels];
            for (long n = first; n < first + 300; n++) {
                stream.longs(n, values, 0);
                check.check(values);
            }
            assertThat(check.report().isFlawless()).isTrue();
            assertThat(check.report().firstNumber()).isEqualTo(Math.floorMod(first, stream.range()));
        }
    }

    @Test
    void countsWhatIsMissingAndWhatIsWrong() {
        TestStream stream = new TestStream(ChannelFormat.FLOAT32, 3);
        FormulaCheck check = new FormulaCheck(ChannelFormat.FLOAT32, 3);
        double[] values = new double[3];
        for (long n : new long[] {10, 11, 15, 16}) {
            stream.doubles(n, values, 0);
            check.check(values);
        }
        values[2] += 0.125;
        check.check(values);
        assertThat(check.report().missing()).isEqualTo(3 + (1 << 24) - 1);
        assertThat(check.report().wrongSamples()).isEqualTo(1);
        assertThat(check.report().firstFault()).startsWith("[16.0, ");
    }

    @Test
    void refusesTextsThatAreNoneOfItsOwn() {
        FormulaCheck check = new FormulaCheck(ChannelFormat.STRING, 1);
        check.check(new String[] {"n=;c=0;"});
        check.check(new String[] {"hello"});
        check.check(new String[] {"n=99999999999999999999999;c=0;"});
        assertThat(check.report().wrongSamples()).isEqualTo(3);
        assertThat(check.report().firstNumber()).isEqualTo(-1);
    }
}
