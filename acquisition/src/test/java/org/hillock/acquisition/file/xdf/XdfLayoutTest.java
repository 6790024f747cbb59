package org.hillock.acquisition.file.xdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks, formats and headers of sound files. */
class XdfLayoutTest {
    private final Path directory;

    XdfLayoutTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsTheChunksOfTheSpecificationByteByByte() {
        Path file = XdfBytes.file()
                .streamHeader(1, "numbers", "int16", 2, 100, "")
                .streamHeader(2, "words", "string", 1, 0, "")
                .hex("01 12 0500 43a546dccbf5410fb30ed5467383cbe4")
                .hex("01 16 0400 01000000 000000000000f03f 7b14ae47e17a843f")
                .hex("01 1d 0300 01000000 0402000000 08 0000000000408f40 0100 feff 00 0300 0400")
                .hex("01 15 0300 02000000 0101 08 0000000000000440 0102 676f")
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(back.valuesOf("1")).containsExactly(1f, -2f, 3f, 4f);
        assertThat(back.stampsOf("1")).containsExactly(1000.01, 1000.02);
        assertThat(back.markers).containsExactly(new Marker("2", 2_500_000_000L, 2_500_000_000L, "go", 0));
        assertThat(back.order).containsExactly("SampleChunk 1", "Marker 2");
        assertThat(ReadBack.of(file, XdfSettings.asRecorded()).stampsOf("1")).containsExactly(1000.0, 1000.01);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8})
    void acceptsEveryWidthOfLengthsAndCounts(int width) {
        Path file = XdfBytes.file()
                .chunk(2, new byte[] {7, 0, 0, 0, '<', 'a', '/', '>'}, width)
                .streamHeader(1, "s", "float32", 1, 0, "")
                .chunk(3, XdfBytes.samplesContent(1, width, XdfBytes.floats(2, 5)), width)
                .writeTo(directory);

        assertThat(ReadBack.of(file).valuesOf("1")).containsExactly(5f);
    }

    @Test
    void readsEveryNumericFormat() {
        Map<String, byte[]> values = Map.of(
                "float32", XdfBytes.buffer(4).putFloat(-1.5f).array(),
                "double64", XdfBytes.buffer(8).putDouble(-1.5).array(),
                "int64", XdfBytes.buffer(8).putLong(-7).array(),
                "int32", XdfBytes.buffer(4).putInt(-7).array(),
                "int16", XdfBytes.buffer(2).putShort((short) -7).array(),
                "int8", XdfBytes.buffer(1).put((byte) -7).array());

        values.forEach((format, bytes) -> {
            Path file = XdfBytes.file()
                    .streamHeader(1, "s", format, 1, 0, "")
                    .samples(1, XdfBytes.stamped(1, bytes))
                    .footer(1, "1.0")
                    .writeTo(directory);
            ReadBack back = ReadBack.of(file);
            assertThat(back.valuesOf("1")).as(format).containsExactly(format.startsWith("int") ? -7f : -1.5f);
            assertThat(back.facts.notes()).as(format).isEmpty();
        });
    }

    @Test
    void keepsTheBitsOfFloat32AndSaysWhereWiderFormatsAreRounded() {
        float odd = Float.intBitsToFloat(0x7fc12345);
        ByteBuffer longs =
                XdfBytes.buffer(24).putLong((1L << 24) + 1).putLong(1L << 40).putLong(Long.MAX_VALUE);
        Path file = XdfBytes.file()
                .streamHeader(1, "f", "float32", 1, 0, "")
                .streamHeader(2, "l", "int64", 3, 0, "")
                .samples(1, XdfBytes.floats(1, odd))
                .samples(2, XdfBytes.stamped(1, longs.array()))
                .footer(1, "1")
                .footer(2, "1")
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(Float.floatToRawIntBits(back.valuesOf("1").get(0))).isEqualTo(0x7fc12345);
        assertThat(back.valuesOf("2")).containsExactly(0x1p24f, 0x1p40f, 0x1p63f);
        assertThat(back.facts.notes())
                .containsExactly("stream 2: 2 of 3 int64 values do not fit the 24 significant bits of float32 and are"
                        + " rounded.");
    }

    @Test
    void joinsSeveralTextsByTabAndReplacesBadUtf8() {
        byte[] bad = {1, 3, 'a', (byte) 0xff, 'b', 4, 1, 0, 0, 0, 'c'};
        Path file = XdfBytes.file()
                .streamHeader(3, "m", "string", 2, 0, "")
                .samples(3, XdfBytes.texts(1, "left", ""), XdfBytes.stamped(2, bad))
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(back.labels()).containsExactly("left\t", "a\uFFFDb\tc");
        assertThat(back.stream("3").carriesMarkers()).isTrue();
    }

    @Test
    void deducesMissingStampsAcrossChunks() {
        Path file = XdfBytes.file()
                .streamHeader(1, "regular", "float32", 1, 4, "")
                .streamHeader(2, "irregular", "float32", 1, 0, "")
                .samples(1, XdfBytes.unstamped(1))
                .samples(2, XdfBytes.unstamped(1))
                .samples(1, XdfBytes.floats(0.75, 2), XdfBytes.unstamped(3))
                .samples(2, XdfBytes.floats(9, 2), XdfBytes.unstamped(3))
                .samples(1, XdfBytes.unstamped(4))
                .writeTo(directory);

        ReadBack back = ReadBack.of(file, XdfSettings.asRecorded());

        assertThat(back.stampsOf("1")).containsExactly(0.25, 0.75, 1.0, 1.25);
        assertThat(back.stampsOf("2")).containsExactly(0.0, 9.0, 9.0);
    }

    @Test
    void takesAStampThatIsNoTimeAsMissing() {
        Path file = XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 2, "")
                .samples(1, XdfBytes.floats(4, 1), XdfBytes.floats(Double.NaN, 2), XdfBytes.floats(1e300, 3))
                .footer(1, "3")
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(back.stampsOf("1")).containsExactly(4.0, 4.5, 5.0);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("2 stamps are no usable times"));
    }

    @Test
    void makesAMontageOfTheDescription() {
        String desc = "<desc><manufacturer>Acme</manufacturer><channels>"
                + "<channel><label>C3</label><unit>microvolts</unit><type>EEG</type>"
                + "<location><X>-30</X><Y>0</Y><Z>40</Z></location></channel>"
                + "<channel><label>blink</label><unit>V</unit><type>EOG</type></channel></channels></desc>";
        Path file =
                XdfBytes.file().streamHeader(-1, "cap", "float32", 3, 250, desc).writeTo(directory);

        ReadBack back = ReadBack.of(file);
        var stream = back.stream("4294967295");

        assertThat(stream.montage().labels()).containsExactly("C3", "blink", "ch3");
        assertThat(stream.montage().channels().get(0).unit()).isEqualTo("uV");
        assertThat(stream.montage().channels().get(1).type()).isEqualTo(ChannelType.EOG);
        assertThat(stream.montage().channels().get(2).type()).isEqualTo(ChannelType.EEG);
        assertThat(stream.montage().channels().get(0).position().orElseThrow().z())
                .isCloseTo(0.8, within(1e-12));
        assertThat(stream.properties()).containsEntry("desc/manufacturer", "Acme");
        assertThat(stream.format()).isEqualTo(ChannelFormat.FLOAT32);
        assertThat(back.facts.notes()).anyMatch(note -> note.contains("describes 2 channels of 3"));
        assertThat(back.facts.startTime()).hasToString("Optional[2026-11-24T21:30]");
    }

    @Test
    void readsPackedFilesAlikeAndIsFoundByContent() {
        XdfBytes bytes = XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 2, "")
                .samples(1, XdfBytes.floats(4, 1), XdfBytes.unstamped(2))
                .boundary();

        ReadBack back = ReadBack.of(bytes.packTo(directory));

        assertThat(back.valuesOf("1")).containsExactly(1f, 2f);
        try (var recording = Recordings.open(bytes.packTo(directory))) {
            assertThat(recording.facts().format()).isEqualTo("XDF 1.0");
        }
        assertThat(new XdfFormat().recognises(Path.of("x.xdf"), "EDF".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(new XdfFormat().recognises(Path.of("x.gz"), XdfBytes.packed(new byte[] {1, 2, 3, 4})))
                .isFalse();
    }

    @Test
    void keepsTheOrderOfTheFile() {
        Path file = XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 2, "")
                .streamHeader(2, "m", "string", 1, 0, "")
                .samples(1, XdfBytes.floats(1, 1))
                .samples(2, XdfBytes.texts(0.5, "late"))
                .samples(1, XdfBytes.floats(1.5, 2))
                .writeTo(directory);

        assertThat(ReadBack.of(file).order).isEqualTo(List.of("SampleChunk 1", "Marker 2", "SampleChunk 1"));
    }

    @Test
    void splitsALongChunkWithoutLosingAFrame() {
        byte[][] samples = new byte[1500][];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = XdfBytes.floats(i * 0.01, i);
        }
        Path file = XdfBytes.file()
                .streamHeader(1, "s", "float32", 1, 100, "")
                .samples(1, samples)
                .writeTo(directory);

        ReadBack back = ReadBack.of(file);

        assertThat(back.order).containsExactly("SampleChunk 1", "SampleChunk 1", "SampleChunk 1");
        assertThat(back.valuesOf("1")).hasSize(1500).startsWith(0f, 1f).endsWith(1498f, 1499f);
    }
}
