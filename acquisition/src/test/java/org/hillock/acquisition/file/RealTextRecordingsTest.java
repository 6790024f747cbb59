package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.TestData;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every real recording of these formats, read here and by numpy: all streams, values, times and markers are the same. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealTextRecordingsTest {
    private static final int LAST = Integer.MAX_VALUE;
    /** Files that were read to their end, without a failure. */
    private static final Set<Path> READ = new HashSet<>();

    @Test
    void readsEveryBci2000FileAsNumpyDoes(@TempDir Path scratch) throws Exception {
        compareAll("bci2000", "bci2000_samples", ".dat", scratch);
    }

    @Test
    void readsEveryOpenBciFileAsNumpyDoes(@TempDir Path scratch) throws Exception {
        compareAll("openbci", "openbci_gui", ".txt", scratch);
    }

    @Test
    void readsTheOpenBciFileWithDecimalCommasAlike(@TempDir Path scratch) throws Exception {
        for (Path file : files(TestData.require("openbci_gui"), ".txt")) {
            String text = Files.readString(file);
            String commas = text.replaceAll("(\\d)\\.(\\d)", "$1,$2");
            Collected expected = Collected.of(file);
            Collected read = Collected.of(Files.writeString(scratch.resolve("commas.txt"), commas));
            assertThat(read.failure()).isEmpty();
            for (String stream : List.of("exg", "aux")) {
                assertThat(read.track(stream).samples())
                        .isEqualTo(expected.track(stream).samples());
                assertThat(read.track(stream).times())
                        .isEqualTo(expected.track(stream).times());
            }
        }
    }

    @Test
    void readsEveryMuseOddballFileAsNumpyDoes(@TempDir Path scratch) throws Exception {
        compareAll("muse", "muse_p300", ".csv", scratch);
    }

    @Test
    void readsEveryMuseSsvepFileAsNumpyDoes(@TempDir Path scratch) throws Exception {
        compareAll("muse", "muse_ssvep", ".csv", scratch);
    }

    @Test
    void readsEveryTrialFileAsScipyDoes(@TempDir Path scratch) throws Exception {
        compareAll("mat", "mi_2b", ".mat", scratch);
    }

    @Test
    void saysInOneSentenceWhatOtherMatlabFilesHold() throws Exception {
        List<Path> files = new ArrayList<>(files(TestData.require("spikes_it_objects"), ".mat"));
        files.addAll(files(TestData.require("spikes_m1_reach"), ".mat"));
        assertThat(files).hasSizeGreaterThan(1);
        for (Path file : files) {
            assertThatThrownBy(() -> Recordings.open(file))
                    .isInstanceOf(AcquisitionException.class)
                    .hasMessageContainingAll("read the variables", "expected data (samples x channels x trials");
        }
    }

    @Test
    @Order(LAST)
    void endsEveryFileOfTheDataWellOrWithOneSentence() throws Exception {
        List<Path> others = new ArrayList<>(files(TestData.require("."), ""));
        others.removeIf(file -> READ.contains(file.normalize()));
        assertThat(others).isNotEmpty();
        for (Path file : others) {
            try {
                Collected.of(file).failure().ifPresent(RealTextRecordingsTest::assertOneSentence);
            } catch (AcquisitionException e) {
                assertOneSentence(e);
            }
        }
    }

    private static void assertOneSentence(Throwable failure) {
        assertThat(failure).isInstanceOf(AcquisitionException.class);
        assertThat(failure.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(2000);
    }

    private static void compareAll(String reader, String directory, String ending, Path scratch)
            throws IOException, InterruptedException {
        List<Path> files = files(TestData.require(directory), ending);
        assertThat(files).isNotEmpty();
        NumpyReading.assertSame(reader, files, scratch);
        files.forEach(file -> READ.add(file.normalize()));
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(p -> Files.isRegularFile(p) && p.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
