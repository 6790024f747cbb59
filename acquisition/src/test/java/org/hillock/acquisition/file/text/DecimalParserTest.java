package org.hillock.acquisition.file.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hillock.acquisition.file.text.DecimalParser.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
    private final DecimalParser point = new DecimalParser('.');
    private final DecimalParser comma = new DecimalParser(',');

    private static Kind parse(DecimalParser parser, String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 1, bytes.length - 1);
    }

    @Property(tries = 5000)
    void roundsAsTheJdkDoes(@ForAll("numbers") String text) {
        assertThat(parse(point, text)).isEqualTo(Kind.NUMBER);
        assertThat(Double.doubleToRawLongBits(point.value()))
                .as(text)
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
        assertThat(parse(comma, text.replace('.', ','))).isEqualTo(Kind.NUMBER);
        assertThat(comma.value()).isEqualTo(point.value());
    }

    @Property(tries = 3000)
    void readsWhatTheJdkWrites(@ForAll double value) {
        assertThat(parse(point, Double.toString(value))).isEqualTo(Kind.NUMBER);
        assertThat(point.value()).isEqualTo(value);
    }

    @Property(tries = 3000)
    void scalesStampsWithoutLosingADigit(@ForAll("stamps") String text) {
        assertThat(parse(point, text)).isEqualTo(Kind.NUMBER);
        BigDecimal exact = new BigDecimal(text).movePointRight(9);
        assertThat(point.scaled(9))
                .as(text)
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    @Property(tries = 3000)
    void refusesWhatTheJdkRefuses(@ForAll("scraps") String text) {
        Kind kind = parse(point, text);
        boolean isNumber = text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
        boolean isMissing = text.isEmpty() || text.toLowerCase(Locale.ROOT).matches("nan|na");
        assertThat(kind).as("'%s'", text).isEqualTo(isNumber ? Kind.NUMBER : isMissing ? Kind.MISSING : Kind.MALFORMED);
        assertThat(Double.isNaN(point.value())).isEqualTo(kind != Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "NA", "na"})
    void takesEmptyAndNanForMissing(String text) {
        assertThat(parse(point, text)).isEqualTo(Kind.MISSING);
        assertThat(point.value()).isNaN();
    }

    @Test
    void keepsTheSignOfZero() {
        assertThat(parse(point, "-0.0")).isEqualTo(Kind.NUMBER);
        assertThat(Double.doubleToRawLongBits(point.value())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void saturatesWhereNanosecondsDoNotFit() {
        assertThat(parse(point, "1e300")).isEqualTo(Kind.NUMBER);
        assertThat(point.scaled(9)).isEqualTo(Long.MAX_VALUE);
        assertThat(parse(point, "-99999999999999")).isEqualTo(Kind.NUMBER);
        assertThat(point.scaled(9)).isEqualTo(Long.MIN_VALUE);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> sign = Arbitraries.of("", "-", "+");
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(22);
        Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMaxLength(22);
        Arbitrary<String> exponent = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.integers().between(-340, 340).map(e -> "e" + e),
                Arbitraries.integers().between(-25, 25).map(e -> "E" + (e < 0 ? "" : "+") + e));
        return Combinators.combine(sign, whole, fraction, exponent)
                .as((s, w, f, e) -> s + w + (f.isEmpty() ? "" : "." + f) + e);
    }

    @Provide
    Arbitrary<String> stamps() {
        return Combinators.combine(
                        Arbitraries.longs().between(-4_000_000_000L, 4_000_000_000L),
                        Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(8))
                .as((seconds, fraction) -> seconds + "." + fraction);
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.strings().withChars("0123459.-+eEnaNA xX,f").ofMaxLength(8);
    }
}
