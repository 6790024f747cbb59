package org.hillock.acquisition.file.edf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hillock.acquisition.file.Mutation;
import org.hillock.acquisition.file.ReadsOrRefuses;
import org.hillock.acquisition.file.Scratch;

/** Damaged EDF and BDF files are read or refused, never more and never less. */
class EdfFuzzTest {
    private static final String[] STATUS = {"-8388608", "8388607", "-8388608", "8388607"};
    private static final int HEADER = 256 * 5;

    private static final byte[] EDF = EdfFile.edf()
            .reserved("EDF+C")
            .records(6, "0.5")
            .signal("EEG C3", "uV", 50, i -> i * 37 % 2000 - 1000)
            .signal("DIG TRIG", "", 20, i -> i / 7 % 3 * 500)
            .signal("Resp", "", 3, i -> i)
            .annotations(30, r -> "+" + r * 0.5 + "~~|+" + r * 0.5 + "^0.1~cue " + r + "~|")
            .bytes();

    private static final byte[] DISCONTINUOUS = EdfFile.edf()
            .reserved("EDF+D")
            .records(6, "0.5")
            .signal("EEG C3", "uV", 50, i -> i * 37 % 2000 - 1000)
            .signal("Resp", "", 3, i -> i)
            .annotations(30, r -> "+" + r * r * 0.5 + "~~|")
            .annotations(30, r -> "+" + r * 0.5 + "^0.1~cue " + r + "~|")
            .bytes();

    private static final byte[] BDF = EdfFile.bdf()
            .reserved("24BIT")
            .records(6, "0.5")
            .signal("C3", "uV", 50, i -> i * 37)
            .signal("C4", "uV", 50, i -> i * 37)
            .signal("Status", "Boolean", STATUS, 50, i -> 0xff0000 | i / 20 % 2 * 9)
            .signal("Temp", "degC", 1, i -> i)
            .bytes();

    @Provide
    Arbitrary<Mutation> mutations() {
        return Mutation.any();
    }

    @Property(tries = 700)
    void readsOrRefusesDamagedEdf(@ForAll("mutations") Mutation mutation) throws IOException {
        check(mutation.of(EDF, HEADER), mutation.of(EDF, EDF.length));
    }

    @Property(tries = 700)
    void readsOrRefusesDamagedDiscontinuousEdf(@ForAll("mutations") Mutation mutation) throws IOException {
        check(mutation.of(DISCONTINUOUS, HEADER), mutation.of(DISCONTINUOUS, DISCONTINUOUS.length));
    }

    @Property(tries = 700)
    void readsOrRefusesDamagedBdf(@ForAll("mutations") Mutation mutation) throws IOException {
        check(mutation.of(BDF, HEADER), mutation.of(BDF, BDF.length));
    }

    private static void check(byte[]... damaged) throws IOException {
        Path file = Files.createTempFile(Scratch.directory(), "fuzzed", ".edf");
        try {
            for (byte[] bytes : damaged) {
                Files.write(file, bytes);
                ReadsOrRefuses.check(file);
                assertThat(Files.size(file)).isEqualTo(bytes.length);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
