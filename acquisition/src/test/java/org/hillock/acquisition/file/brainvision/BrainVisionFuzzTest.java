package org.hillock.acquisition.file.brainvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.hillock.acquisition.file.Mutation;
import org.hillock.acquisition.file.ReadsOrRefuses;
import org.hillock.acquisition.file.Scratch;

/** Damaged BrainVision recordings are read or refused, never more and never less. */
class BrainVisionFuzzTest {
    private static final VisionRecordingFiles SOUND = new VisionRecordingFiles()
            .channel("C3,,0.5,\u00b5V")
            .channel("C4,FCz,0.5,mV")
            .marker("New Segment,,1,1,0,20131113161403794232")
            .marker("Stimulus,S  2,101,3,0")
            .frames(60, "4000");

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Scratch.directory(), "fuzzed");
        SOUND.write(folder);
    }

    @AfterProperty
    void removeFolder() throws IOException {
        for (String name : new String[] {"test.vhdr", "test.vmrk", "test.eeg"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return Mutation.any();
    }

    @Property(tries = 1500)
    void readsOrRefusesADamagedHeader(@ForAll("mutations") Mutation mutation) throws IOException {
        check("test.vhdr", SOUND.headerText().getBytes(StandardCharsets.UTF_8), mutation);
    }

    @Property(tries = 1000)
    void readsOrRefusesADamagedMarkerFile(@ForAll("mutations") Mutation mutation) throws IOException {
        check("test.vmrk", SOUND.markerText().getBytes(StandardCharsets.UTF_8), mutation);
    }

    @Property(tries = 500)
    void readsOrRefusesADamagedDataFile(@ForAll("mutations") Mutation mutation) throws IOException {
        check("test.eeg", SOUND.samples(), mutation);
    }

    private void check(String name, byte[] sound, Mutation mutation) throws IOException {
        byte[] damaged = mutation.of(sound, sound.length);
        Files.write(folder.resolve(name), damaged);
        ReadsOrRefuses.check(folder.resolve("test.vhdr"));
        assertThat(Files.size(folder.resolve(name))).isEqualTo(damaged.length);
    }
}
