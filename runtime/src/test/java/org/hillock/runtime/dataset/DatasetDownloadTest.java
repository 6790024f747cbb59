package org.hillock.runtime.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.hillock.runtime.dataset.FileServer.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDownloadTest {
    private static final String RECORDING = "S001/S001R04.edf";
    private static final byte[] CONTENT = content();

    private final Path directory;
    private final FileServer server;
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    private final DownloadProgress listening = new DownloadProgress() {
        @Override
        public void received(String file, long receivedBytes, OptionalLong totalBytes) {
            progress.add(file + " " + receivedBytes + "/" + totalBytes.orElse(-1));
        }

        @Override
        public void retrying(String file, String reason, Duration wait) {
            progress.add("again: " + reason.replaceAll("\\d{4,}", "N"));
        }
    };

    private static byte[] content() {
        byte[] bytes = new byte[300_000];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    DatasetDownloadTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        this.server = new FileServer();
        server.put(RECORDING, CONTENT);
        server.put("SHA256SUMS.txt", "00 nonsense\n" + sha256(CONTENT) + " " + RECORDING + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DownloadSettings settings() {
        return DownloadSettings.into(directory)
                .withMirror(server.site())
                .withPatience(3, Duration.ofSeconds(2), Duration.ofSeconds(20));
    }

    private Path fetch(DownloadSettings settings) {
        return new DatasetDownload(settings, waits::add, path -> Long.MAX_VALUE)
                .fetch(PublicDataset.EEGMMIDB, 1, 4, listening);
    }

    private Path fetch() {
        return fetch(settings());
    }

    private Path recording() {
        return directory.resolve("eegmmidb").resolve("S001R04.edf");
    }

    private void leavePart(int bytes, String entityTag) throws IOException {
        Files.createDirectories(directory.resolve("eegmmidb"));
        byte[] part = Arrays.copyOf(CONTENT, bytes);
        Files.write(directory.resolve("eegmmidb/S001R04.edf.part"), part);
        if (!entityTag.isEmpty()) {
            Files.writeString(directory.resolve("eegmmidb/S001R04.edf.part.etag"), entityTag);
        }
    }

    private void assertComplete() throws IOException {
        assertThat(recording()).hasBinaryContent(CONTENT);
        assertNothingBesides("S001R04.edf", "SHA256SUMS.txt");
    }

    private void assertNothingBesides(String... names) throws IOException {
        try (var files = Files.list(directory.resolve("eegmmidb"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void fetchesAVerifiedRecordingAndSaysHowFarItIs() throws IOException {
        assertThat(fetch()).isEqualTo(recording());
        assertComplete();
        assertThat(server.requests).containsExactly("SHA256SUMS.txt", "S001R04.edf");
        assertThat(progress).last().isEqualTo(RECORDING + " 300000/300000");
        assertThat(waits).isEmpty();
    }

    @Test
    void fetchesNothingThatIsThereAndRight() throws IOException {
        fetch();
        server.requests.clear();
        fetch();
        assertThat(server.requests).isEmpty();
        Files.write(recording(), new byte[] {1, 2, 3});
        fetch();
        assertThat(server.requests).containsExactly("S001R04.edf");
        assertComplete();
    }

    @Test
    void goesOnWhereAnEarlierTryStopped() throws IOException {
        leavePart(100_000, "\"one\"");
        fetch();
        assertComplete();
        assertThat(server.requests).last().isEqualTo("S001R04.edf bytes=100000- if \"one\"");
        assertThat(progress).last().isEqualTo(RECORDING + " 300000/300000");
    }

    @Test
    void goesOnWithoutAnEntityTag() throws IOException {
        server.tagged = false;
        leavePart(100_000, "");
        fetch();
        assertComplete();
        assertThat(server.requests).last().isEqualTo("S001R04.edf bytes=100000-");
    }

    @Test
    void startsAnewWhenTheFileChangedOnTheServer() throws IOException {
        leavePart(100_000, "\"old\"");
        fetch();
        assertComplete();
    }

    @Test
    void startsAnewWhenTheServerIgnoresRanges() throws IOException {
        leavePart(100_000, "\"one\"");
        server.moods.add(Mood.IGNORING_RANGES);
        fetch();
        assertComplete();
    }

    @Test
    void startsAnewWhenTheServerSendsAnotherRange() throws IOException {
        leavePart(100_000, "\"one\"");
        server.moods.add(Mood.WRONG_RANGE);
        fetch();
        assertComplete();
        assertThat(waits).hasSize(1);
    }

    @Test
    void startsAnewWhenTheResumedWholeIsWrong() throws IOException {
        server.tagged = false;
        leavePart(100_000, "");
        Files.write(directory.resolve("eegmmidb/S001R04.edf.part"), new byte[100_000]);
        fetch();
        assertComplete();
    }

    @Test
    void acceptsAPartThatIsComplete() throws IOException {
        leavePart(CONTENT.length, "\"one\"");
        fetch();
        assertComplete();
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void startsAnewWhenThePartIsTooLong() throws IOException {
        leavePart(CONTENT.length + 5, "\"one\"");
        fetch();
        assertComplete();
    }

    @Test
    void goesOnAfterABrokenConnection() throws IOException {
        server.moods.addAll(List.of(Mood.BREAKING_HALFWAY, Mood.BREAKING_HALFWAY, Mood.BREAKING_HALFWAY));
        fetch();
        assertComplete();
        assertThat(server.requests).hasSize(5);
        assertThat(progress).anyMatch(line -> line.startsWith("again: the connection broke after"));
    }

    @Test
    void goesOnAfterAServerThatFellSilent() throws IOException {
        server.moods.add(Mood.SILENT_HALFWAY);
        fetch(settings().withPatience(3, Duration.ZERO, Duration.ofMillis(500)));
        assertComplete();
        assertThat(progress).anyMatch(line -> line.startsWith("again: the server fell silent"));
    }

    @Test
    void waitsAsLongAsABusyServerAsks() throws IOException {
        server.moods.add(Mood.BUSY);
        fetch();
        assertComplete();
        assertThat(waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givesUpOnAServerThatStaysBusy() throws IOException {
        server.moods.addAll(List.of(Mood.BUSY, Mood.BUSY, Mood.BUSY));
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "Could not download S001/S001R04.edf from 127.0.0.1 after 3 attempts (127.0.0.1 answered with "
                                + "status 503): check the network and start again, which goes on where it stopped.");
        assertThat(waits).hasSize(2);
        assertNothingBesides("SHA256SUMS.txt");
    }

    @Test
    void keepsNothingWhoseChecksumIsWrong() throws Exception {
        server.put("SHA256SUMS.txt", sha256(new byte[1]) + "  " + RECORDING + "\n");
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DatasetException.class)
                .hasMessage("S001/S001R04.edf from 127.0.0.1 has the SHA-256 " + sha256(CONTENT)
                        + ", the published list says " + sha256(new byte[1])
                        + "; nothing of it was kept: try again later, or from another network.");
        assertNothingBesides("SHA256SUMS.txt");
    }

    @Test
    void saysThatAFileIsNotThere() throws IOException {
        server.files.remove("/set/" + RECORDING);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DatasetException.class)
                .hasMessage("127.0.0.1 has no file S001/S001R04.edf (status 404 for " + server.site() + RECORDING
                        + "): check the data set's page for where it moved, or give another site.");
        assertThat(waits).isEmpty();
        assertNothingBesides("SHA256SUMS.txt");
    }

    @Test
    void saysThatTheListDoesNotNameTheFile() {
        server.put("SHA256SUMS.txt", "<html>log in first</html>");
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("SHA256SUMS.txt has no line for S001/S001R04.edf");
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        DownloadSettings nobody = settings().withMirror(URI.create("http://127.0.0.1:" + closedPort + "/"));
        assertThatThrownBy(() -> fetch(nobody))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("SHA256SUMS.txt from 127.0.0.1 after 3 attempts (no answer from 127.0.0.1")
                .hasMessageContaining("check the network");
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void saysThatTheDiskIsFull() {
        DatasetDownload full = new DatasetDownload(
                settings(), waits::add, path -> path.toString().contains(".edf") ? 1000 : Long.MAX_VALUE);
        assertThatThrownBy(() -> full.fetch(PublicDataset.EEGMMIDB, 1, 4, listening))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith("No room for S001/S001R04.edf: 300000 more bytes are needed and ")
                .hasMessageContaining("has 1000: free some disk space");
    }

    @Test
    void saysThatItMayNotWrite() throws IOException {
        Files.writeString(directory.resolve("eegmmidb"), "a file where a directory should be");
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Could not write")
                .hasMessageContaining("choose a directory");
    }

    @Test
    void keepsWhatCameWhenItIsInterrupted() throws IOException {
        DownloadProgress interrupting = (file, received, total) -> {
            if (file.equals(RECORDING)) {
                Thread.currentThread().interrupt();
            }
        };
        DatasetDownload download = new DatasetDownload(settings(), waits::add, path -> Long.MAX_VALUE);
        assertThatThrownBy(() -> download.fetch(PublicDataset.EEGMMIDB, 1, 4, interrupting))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertNothingBesides("SHA256SUMS.txt", "S001R04.edf.part", "S001R04.edf.part.etag");
        fetch();
        assertComplete();
        assertThat(server.requests).last().asString().startsWith("S001R04.edf bytes=");
    }

    @Test
    void refusesASecondDownloadOfTheSameFile() {
        fetch();
        try (PartialFile other = PartialFile.open(recording())) {
            other.append(new byte[10], 10);
            assertThatThrownBy(() -> PartialFile.open(recording()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("Another download is writing");
        }
    }
}
