package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.bci2000.GeneratedBci2000;
import org.hillock.acquisition.file.csv.GeneratedTable;
import org.hillock.acquisition.file.mat.GeneratedTrials;
import org.hillock.acquisition.file.openbci.GeneratedGui;

/**
 * Damaged files of each format: changed, removed and doubled bytes, and cuts. Whatever the damage, reading ends, and it ends
 * well or with one sentence.
 */
class TextRecordingsFuzzTest {
    private static final Path DIRECTORY = Scratch.directory();

    @Property(tries = 250)
    void readsDamagedBci2000OrSaysWhyNot(@ForAll long seed, @ForAll @IntRange(max = 20) int faults) throws IOException {
        check(GeneratedBci2000.write(DIRECTORY), new Random(seed), faults, 700);
    }

    @Property(tries = 250)
    void readsDamagedOpenBciTextOrSaysWhyNot(@ForAll long seed, @ForAll @IntRange(max = 20) int faults)
            throws IOException {
        check(GeneratedGui.write(DIRECTORY), new Random(seed), faults, 350);
    }

    @Property(tries = 250)
    void readsDamagedTablesOrSaysWhyNot(@ForAll long seed, @ForAll @IntRange(max = 10) int faults) throws IOException {
        check(GeneratedTable.write(DIRECTORY), new Random(seed), faults, 40);
    }

    @Property(tries = 300)
    void readsDamagedTrialsOrSaysWhyNot(@ForAll long seed, @ForAll @IntRange(max = 10) int faults) throws IOException {
        check(GeneratedTrials.write(DIRECTORY), new Random(seed), faults, 250);
    }

    @Property(tries = 250)
    void readsATableWithADamagedDescriptionOrSaysWhyNot(@ForAll long seed, @ForAll @IntRange(max = 4) int faults)
            throws IOException {
        Path table = GeneratedTable.write(DIRECTORY);
        Path description = table.resolveSibling(table.getFileName() + ".json");
        damage(description, new Random(seed), faults, 600);
        read(table);
        Files.delete(table);
        Files.delete(description);
    }

    private static void check(Path file, Random random, int faults, int favoured) throws IOException {
        damage(file, random, faults, favoured);
        read(file);
        Files.delete(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".json"));
    }

    private static void read(Path file) {
        try {
            Collected read = Collected.of(file);
            read.failure().ifPresent(TextRecordingsFuzzTest::assertOneSentence);
        } catch (AcquisitionException e) {
            assertOneSentence(e);
        }
    }

    private static void assertOneSentence(Throwable failure) {
        assertThat(failure).isInstanceOf(AcquisitionException.class);
        assertThat(failure.getMessage()).endsWith(".").hasSizeLessThan(2000);
    }

    /** Puts half of the faults among the first bytes, where the header is; sometimes cuts the file. */
    private static void damage(Path file, Random random, int faults, int favoured) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < faults && bytes.length > 1; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(favoured, bytes.length) : bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 ->
                    bytes[at] = (byte) List.of('0', '9', '\n', ',', '-', '.', '"', '%')
                            .get(random.nextInt(8))
                            .charValue();
                case 2 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)));
                default -> bytes = spliced(bytes, at, Math.max(0, at - random.nextInt(8)));
            }
        }
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
        Files.write(file, bytes);
    }

    /** The first {@code end} bytes, then those from {@code from} on. */
    private static byte[] spliced(byte[] bytes, int end, int from) {
        byte[] all = Arrays.copyOf(bytes, end + bytes.length - from);
        System.arraycopy(bytes, from, all, end, bytes.length - from);
        return all;
    }
}
