package org.hillock.snn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.engine.NetworkState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFilesTest {
    private final FloatEngine engine = SavedNetwork.engine();
    private final Path folder;
    private final Path file;

    StateFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("network.state");
        engine.run(700);
    }

    private NetworkState after(FloatEngine other, int steps) {
        other.run(steps);
        return other.save();
    }

    private void refuses(ThrowingCallable restore, String... words) {
        assertThatExceptionOfType(NetworkException.class)
                .isThrownBy(restore)
                .withMessageContainingAll(words)
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void goesOnBitForBitInAnotherEngine() {
        StateFiles.save(engine, file);
        FloatEngine other = SavedNetwork.engine();
        StateFiles.restore(other, file);
        assertThat(other.save()).isEqualTo(engine.save());
        assertThat(other.stepCount()).isEqualTo(700);
        assertThat(after(other, 900)).isEqualTo(after(engine, 900));
        assertThat(engine.cost().spikes()).isGreaterThan(1000);
        assertThat(other.cost()).isEqualTo(engine.cost());
    }

    @Test
    void goesOnBitForBitInAnotherProcess() throws IOException, InterruptedException {
        StateFiles.save(engine, file);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        placeOf(SavedNetwork.class) + File.pathSeparator + placeOf(FloatEngine.class),
                        SavedNetwork.class.getName(),
                        file.toString(),
                        "900")
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out))
                .isEqualTo(String.valueOf(after(engine, 900).digest()));
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    @Test
    void leavesNothingBesideTheFileAndReplacesAnOlderOne() throws IOException {
        StateFiles.save(engine, file);
        engine.run(10);
        StateFiles.save(engine, file);
        FloatEngine other = SavedNetwork.engine();
        StateFiles.restore(other, file);
        assertThat(other.stepCount()).isEqualTo(710);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void namesAFolderThatIsNotThereAndAFileThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere").resolve("network.state");
        refuses(() -> StateFiles.save(engine, nowhere), "nowhere", "could not be written", "no such file");
        refuses(() -> StateFiles.restore(engine, nowhere), "nowhere", "could not be read", "no such file");
    }

    @Test
    void refusesAFileThatIsNoState() throws IOException {
        Files.writeString(file, "{\"a\": 1, \"this\": \"is no state at all\"}");
        refuses(() -> StateFiles.restore(engine, file), "network.state", "no network state");
        Files.write(file, new byte[0]);
        refuses(() -> StateFiles.restore(engine, file), "no network state");
    }

    @Test
    void refusesANewerVersion() throws IOException {
        byte[] newer = StateFormat.prelude(StateFormat.VERSION + 1, 1000);
        Files.write(file, Arrays.copyOf(newer, 1000));
        refuses(() -> StateFiles.restore(engine, file), "format version 2", "expected version 1", "newer Hillock");
    }

    @Test
    void refusesAnotherNetworkEvenOfTheSameSizes() {
        StateFiles.save(new FloatEngine(SavedNetwork.of(0.25, 3), 7), file);
        NetworkState before = engine.save();
        refuses(() -> StateFiles.restore(engine, file), "state of another network", "[sources, cells, phases]");
        assertThat(engine.save()).isEqualTo(before);
    }

    @Test
    void tellsGraphsApartByTheirSynapses() {
        byte[] own = NetworkFingerprint.of(SavedNetwork.of(0.5, 3));
        assertThat(NetworkFingerprint.of(SavedNetwork.of(0.5, 3))).isEqualTo(own);
        assertThat(NetworkFingerprint.of(SavedNetwork.of(0.5, 4))).isNotEqualTo(own);
    }

    @Test
    void saysHowMuchOfATruncatedFileThereIs() throws IOException {
        StateFiles.save(engine, file);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 100));
        refuses(
                () -> StateFiles.restore(engine, file),
                "cut off after " + (whole.length - 100) + " bytes",
                "expected " + whole.length + " bytes");
        Files.write(file, Arrays.copyOf(whole, 12));
        refuses(() -> StateFiles.restore(engine, file), "cut off after 12 bytes");
    }

    @Test
    void refusesADamagedFile() throws IOException {
        StateFiles.save(engine, file);
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 0x10;
        Files.write(file, damaged);
        refuses(() -> StateFiles.restore(engine, file), "damaged", "checksum", "another copy");
        Files.write(file, Arrays.copyOf(whole, whole.length + 3));
        refuses(() -> StateFiles.restore(engine, file), "damaged", "3 bytes after the end");
    }

    @Test
    void readsAsItsPageSays() throws IOException {
        StateFiles.save(engine, file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        assertThat(bytes.getLong()).isEqualTo(0x89484C4B0D0A1A0AL);
        assertThat(bytes.getInt()).isEqualTo(1);
        assertThat(bytes.getLong()).isEqualTo(Files.size(file));
        byte[] tag = new byte[4];
        bytes.getInt();
        bytes.get(tag);
        assertThat(new String(tag, StandardCharsets.US_ASCII)).isEqualTo("NETW");
    }

    /** Damage drawn at random; one engine serves all tries, since none of them may change it. */
    static class Fuzz {
        private static Path folder;
        private static byte[] whole;
        private static FloatEngine untouched;
        private static NetworkState before;

        @BeforeContainer
        static void save() throws IOException {
            folder = Files.createTempDirectory("state-fuzz");
            untouched = SavedNetwork.engine();
            untouched.run(200);
            StateFiles.save(untouched, folder.resolve("whole"));
            whole = Files.readAllBytes(folder.resolve("whole"));
            untouched.run(100);
            before = untouched.save();
        }

        @AfterContainer
        static void clear() throws IOException {
            Files.deleteIfExists(folder.resolve("whole"));
            Files.deleteIfExists(folder.resolve("damaged"));
            Files.deleteIfExists(folder);
        }

        private void refuses(byte[] damaged) throws IOException {
            Path file = folder.resolve("damaged");
            Files.write(file, damaged);
            assertThatExceptionOfType(NetworkException.class)
                    .isThrownBy(() -> StateFiles.restore(untouched, file))
                    .satisfies(
                            e -> assertThat(e.getMessage()).contains("damaged").endsWith("."));
            assertThat(untouched.save()).isEqualTo(before);
        }

        @Property(tries = 150)
        void aFlippedBitIsAlwaysFound(@ForAll @IntRange(max = 1 << 24) int place, @ForAll @IntRange(max = 7) int bit)
                throws IOException {
            byte[] damaged = whole.clone();
            damaged[place % damaged.length] ^= (byte) (1 << bit);
            refuses(damaged);
        }

        @Property(tries = 60)
        void aFlippedByteNearTheStartIsAlwaysFound(
                @ForAll @IntRange(max = 200) int place, @ForAll @IntRange(min = 1, max = 255) int change)
                throws IOException {
            byte[] damaged = whole.clone();
            damaged[place] ^= (byte) change;
            refuses(damaged);
        }

        @Property(tries = 60)
        void aCutFileIsAlwaysFound(@ForAll @IntRange(max = 1 << 24) int length) throws IOException {
            refuses(Arrays.copyOf(whole, length % whole.length));
        }

        @Property(tries = 60)
        void hostileContentUnderAValidChecksumIsRefused(
                @ForAll @IntRange(min = 24, max = 400) int place, @ForAll int value) throws IOException {
            byte[] damaged = whole.clone();
            ByteBuffer.wrap(damaged).putInt(place, value);
            if (Arrays.equals(damaged, whole)) {
                return;
            }
            byte[] body = Arrays.copyOf(damaged, damaged.length - StateFormat.DIGEST_BYTES);
            byte[] digest = NetworkFingerprint.sha256().digest(body);
            System.arraycopy(digest, 0, damaged, body.length, digest.length);
            Path file = folder.resolve("damaged");
            Files.write(file, damaged);
            try {
                StateFiles.restore(untouched, file);
                // Other values of the state itself are a state as well.
                untouched.restore(before);
            } catch (NetworkException e) {
                assertThat(untouched.save()).isEqualTo(before);
            }
        }
    }
}
