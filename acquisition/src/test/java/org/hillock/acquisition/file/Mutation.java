package org.hillock.acquisition.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A way to damage a file: some bytes are replaced, and the tail is cut off or grows.
 *
 * @param edits what is replaced
 * @param length the new length as a part of the old one, from 0 to 1.1
 */
public record Mutation(List<Edit> edits, double length) {
    /**
     * One replacement.
     *
     * @param place where, as a part of the reachable bytes, from 0 to 1
     * @param latin1 the bytes that stand there then, a character each
     */
    public record Edit(double place, String latin1) {}

    private static final List<String> NASTY = List.of(
            "-1      ",
            "0       ",
            "99999999",
            "1E+30   ",
            "1e-9    ",
            "NaN     ",
            "        ",
            "\0\0\0\0\0\0\0\0",
            "+1\u0014\u0014\0",
            "-99999999999",
            "2147483647",
            "\u0014\u0015\u0014",
            "=",
            "\r\n",
            "[",
            ",");

    /** Damages of every kind. */
    public static Arbitrary<Mutation> any() {
        Arbitrary<String> random = Arbitraries.strings()
                .withCharRange('\0', '\u00ff')
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> nasty = Arbitraries.of(NASTY);
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.doubles().between(0, 1), Arbitraries.oneOf(random, nasty))
                .as(Edit::new);
        Arbitrary<Double> length = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1.0)),
                Tuple.of(1, Arbitraries.doubles().between(0, 1.1)));
        return Combinators.combine(edit.list().ofMaxSize(5), length).as(Mutation::new);
    }

    /**
     * A damaged copy.
     *
     * @param sound not modified
     * @param reach only the first so many bytes are replaced
     */
    public byte[] of(byte[] sound, int reach) {
        byte[] damaged = Arrays.copyOf(sound, (int) (sound.length * length));
        for (Edit edit : edits) {
            int at = (int) (edit.place() * Math.min(reach, damaged.length));
            byte[] bytes = edit.latin1().getBytes(StandardCharsets.ISO_8859_1);
            int count = Math.min(bytes.length, damaged.length - at);
            System.arraycopy(bytes, 0, damaged, at, Math.max(0, count));
        }
        return damaged;
    }
}
