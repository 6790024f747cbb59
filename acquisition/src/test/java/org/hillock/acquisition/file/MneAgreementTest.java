package org.hillock.acquisition.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.IndependentReader;
import org.hillock.acquisition.SignalDigest;
import org.hillock.acquisition.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every EDF, BDF and BrainVision recording says the same here as through MNE-Python. */
class MneAgreementTest {
    private static final String SCRIPT = "/org/hillock/acquisition/independent/mne_facts.py";
    private static final String DAMAGED = "S001R01_crlf_damaged.edf";

    @TestFactory
    Stream<DynamicTest> saysTheSameAsMne() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("eegmmidb", "format_samples", "mi_lowcost")) {
            Path root = TestData.require(folder);
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(MneAgreementTest::isForMne).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(10);
        JsonNode facts = IndependentReader.read("mne", SCRIPT, files);
        return Stream.iterate(0, i -> i + 1)
                .limit(files.size())
                .map(i -> DynamicTest.dynamicTest(
                        String.valueOf(files.get(i)),
                        () -> SignalDigest.of(Recordings.open(files.get(i))).assertMatches(facts.path(i))));
    }

    private static boolean isForMne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".edf") || name.endsWith(".bdf") || name.endsWith(".vhdr"))
                && !name.equals(DAMAGED.toLowerCase(Locale.ROOT));
    }

    @Test
    void refusesTheRecordingWhoseLineEndingsWereConverted() {
        Path damaged = TestData.require("format_samples/" + DAMAGED);
        assertThatThrownBy(() -> Recordings.open(damaged))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("0x0D0A of each byte 0x0A");
    }
}
