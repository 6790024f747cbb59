package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.xml.SafeXml;
import org.hillock.acquisition.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut off, lie or attack. */
class XdfDamageTest {
    private final Path directory;

    XdfDamageTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static XdfBytes start() {
        return XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 10, "")
                .samples(1, XdfBytes.floats(1, 1), XdfBytes.floats(1.1, 2));
    }

    private ReadBack withDamage(Consumer<XdfBytes> damage) {
        XdfBytes bytes = start();
        damage.accept(bytes);
        Path file = bytes.boundary()
                .samples(1, XdfBytes.floats(1.4, 5), XdfBytes.floats(1.5, 6))
                .footer(1, "6")
                .writeTo(directory);
        return ReadBack.of(file);
    }

    private void goesOnBehindTheNextBoundary(String clause, Consumer<XdfBytes> damage) {
        ReadBack back = withDamage(damage);
        assertThat(back.valuesOf("1")).containsExactly(1f, 2f, 5f, 6f);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains(clause) && note.contains("passed over"));
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("its footer counts 6 samples, 4 were read"));
        assertThat(back.incidents).singleElement().isInstanceOfSatisfying(Gap.class, gap -> {
            assertThat(gap.missingFrames()).isEqualTo(2);
            assertThat(gap.reason()).contains("damaged");
        });
    }

    @Test
    void goesOnBehindTheNextBoundaryAfterABadLength() {
        goesOnBehindTheNextBoundary("width 3", bytes -> bytes.raw((byte) 3, (byte) 9, (byte) 9));
        goesOnBehindTheNextBoundary("length 1", bytes -> bytes.hex("01 01 0300"));
        goesOnBehindTheNextBoundary(
                "than the file still has",
                bytes -> bytes.lyingChunk(3, new byte[] {1, 0, 0, 0, 1, 1}, 8, Long.MAX_VALUE));
        goesOnBehindTheNextBoundary(
                "length 18446744073709551615", bytes -> bytes.lyingChunk(3, new byte[] {1, 0, 0, 0, 1, 1}, 8, -1));
    }

    @Test
    void goesOnBehindTheNextBoundaryAfterSamplesThatDoNotAddUp() {
        byte[] good = XdfBytes.samplesContent(1, 4, XdfBytes.floats(1.2, 3), XdfBytes.floats(1.3, 4));
        goesOnBehindTheNextBoundary("bytes before it", bytes -> bytes.chunk(3, Arrays.copyOf(good, good.length + 1)));
        goesOnBehindTheNextBoundary("counts 2 samples", bytes -> bytes.chunk(3, Arrays.copyOf(good, 14)));
        goesOnBehindTheNextBoundary("ends inside", bytes -> bytes.chunk(3, Arrays.copyOf(good, good.length - 1)));
        byte[] count = good.clone();
        Arrays.fill(count, 5, 9, (byte) 0xff);
        goesOnBehindTheNextBoundary("counts 4294967295 samples", bytes -> bytes.chunk(3, count));
        byte[] stamp = good.clone();
        stamp[9] = 5;
        goesOnBehindTheNextBoundary("a stamp of 5 bytes", bytes -> bytes.chunk(3, stamp));
    }

    @Test
    void goesOnBehindTheNextBoundaryAfterAStrangersChunk() {
        goesOnBehindTheNextBoundary("stream 9", bytes -> bytes.samples(9, XdfBytes.floats(1, 1)));
        goesOnBehindTheNextBoundary("stream 9", bytes -> bytes.clockOffset(9, 1, 1));
        goesOnBehindTheNextBoundary("stream 9", bytes -> bytes.footer(9, "1"));
    }

    @Test
    void findsABoundaryThatLiesAcrossTwoWindows() {
        for (int padding = (1 << 16) - 400; padding < (1 << 16) + 20; padding += 7) {
            byte[] rubbish = new byte[padding];
            ReadBack back = withDamage(bytes -> bytes.raw((byte) 2).raw(rubbish));
            assertThat(back.valuesOf("1")).as("%d", padding).containsExactly(1f, 2f, 5f, 6f);
        }
    }

    @Test
    void readsAllWholeChunksOfAFileCutAtAnyByte() {
        byte[] whole = start().samples(1, XdfBytes.floats(1.2, 3))
                .boundary()
                .samples(1, XdfBytes.floats(1.3, 4))
                .footer(1, "4")
                .bytes();
        int header = start().bytes().length;
        for (int length = header; length <= whole.length; length++) {
            ReadBack back = ReadBack.of(XdfBytes.write(directory.resolve("cut.xdf"), Arrays.copyOf(whole, length)));
            assertThat(back.valuesOf("1")).as("%d", length).startsWith(1f, 2f);
            boolean finished = length == whole.length;
            assertThat(back.facts.notes().isEmpty()).as("%d", length).isEqualTo(finished);
            assertThat(back.valuesOf("1").size())
                    .isEqualTo(finished ? 4 : back.valuesOf("1").size());
        }
    }

    @Test
    void readsWhatAPackedFileHoldsBeforeItsDamage() {
        byte[][] samples = new byte[4000][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = XdfBytes.floats(i * 0.1, (float) Math.sin(i * i));
        }
        XdfBytes bytes = start();
        for (byte[] sample : samples) {
            bytes.samples(1, sample);
        }
        byte[] packed = XdfBytes.packed(bytes.bytes());
        Path file = XdfBytes.write(directory.resolve("cut.xdfz"), Arrays.copyOf(packed, packed.length / 2));

        ReadBack back = ReadBack.of(file);

        assertThat(back.valuesOf("1").size()).isBetween(1000, 4000);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("gzip"));
    }

    @Test
    void leavesOutAStreamWhoseHeaderSaysNothingUsableAndReadsTheOthers() {
        Path file = XdfBytes.file()
                .streamHeader(5, "none", "float32", 0, 10, "")
                .streamHeader(6, "huge", "float32", 2_000_000_000, 10, "")
                .streamHeader(7, "odd", "float16", 1, 10, "")
                .streamHeader(8, "not xml")
                .streamHeader(9, "backwards", "float32", 1, -10, "")
                .streamHeader(1, "s", "float32", 1, 10, "")
                .samples(5, XdfBytes.floats(1, 1))
                .samples(6, XdfBytes.floats(1, 1))
                .clockOffset(7, 1, 1)
                .footer(8, "1")
                .samples(1, XdfBytes.floats(1, 7))
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(back.streams).hasSize(1);
        assertThat(back.valuesOf("1")).containsExactly(7f);
        assertThat(back.facts.notes())
                .filteredOn(note -> note.contains("left out"))
                .hasSize(5);
    }

    @Test
    void passesOverUnknownChunks() {
        ReadBack back = withDamage(bytes -> bytes.chunk(99, new byte[300]));
        assertThat(back.valuesOf("1")).containsExactly(1f, 2f, 5f, 6f);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("unknown tag 99"));
    }

    @Test
    void refusesXmlThatAttacks() {
        String info =
                "<info><channel_count>1</channel_count><channel_format>int8</channel_format><name>&x;</name></info>";
        String[] attacks = {
            "<!DOCTYPE info [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + info,
            "<!DOCTYPE info [<!ENTITY y \"aaaaaaaaaa\"><!ENTITY x \"&y;&y;&y;&y;&y;&y;&y;&y;\">]>" + info,
            "<!DOCTYPE info SYSTEM \"http://127.0.0.1:1/x.dtd\">" + info.replace("&x;", "x"),
            "<a>".repeat(100_000)
        };
        for (String attack : attacks) {
            byte[] bytes = attack.getBytes(StandardCharsets.UTF_8);
            assertThat(SafeXml.parse(
                            new String(bytes, StandardCharsets.UTF_8),
                            SafeXml.Names.LOCAL,
                            Limits.XML_ELEMENTS,
                            Limits.XML_DEPTH))
                    .as(attack.substring(0, 20))
                    .isEmpty();
        }
    }

    @Test
    void readsXmlWithBadCharactersAndWithoutADeclaration() {
        byte[] bytes =
                "  <info><name>a\u0001b?c&amp;</name><!-- x --><desc/></info>\0\0".getBytes(StandardCharsets.UTF_8);
        bytes[17] = (byte) 0xff;
        XmlElement root = SafeXml.parse(
                        new String(bytes, StandardCharsets.UTF_8),
                        SafeXml.Names.LOCAL,
                        Limits.XML_ELEMENTS,
                        Limits.XML_DEPTH)
                .orElseThrow();
        assertThat(root.text("name")).hasValue("a\uFFFDb\uFFFDc&");
    }

    @Test
    void refusesAFileThatHoldsNothingUsableInOneSentence() {
        Path headerOnly = XdfBytes.file().writeTo(directory);
        assertThatThrownBy(() -> new XdfFormat().open(headerOnly))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("no usable stream")
                .hasMessageContaining(headerOnly.toString());
        Path other = XdfBytes.write(directory.resolve("other"), new byte[] {'E', 'D', 'F', ':'});
        assertThatThrownBy(() -> new XdfFormat().open(other))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("byte 0")
                .hasMessageContaining("'XDF:'");
        Path absent = directory.resolve("absent.xdf");
        assertThatThrownBy(() -> new XdfFormat().open(absent))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void saysSoWhenTheFileShrinksWhileItIsRead() {
        byte[] whole = start().bytes();
        Path file = XdfBytes.write(directory.resolve("live.xdf"), whole);
        try (var recording = new XdfFormat().open(file)) {
            XdfBytes.write(file, Arrays.copyOf(whole, whole.length - 3));
            assertThatThrownBy(() -> recording.events().blockLast())
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContaining("while it is read");
        }
    }
}
