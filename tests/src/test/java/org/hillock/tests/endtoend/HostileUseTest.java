package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.TestData;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does by mistake, and what a machine does without asking. */
class HostileUseTest {
    private final Path folder;

    HostileUseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path synthetic(String further) throws IOException {
        return Files.writeString(folder.resolve("session.json"), Sessions.synthetic("csp-lda", further));
    }

    private static void assertOneSentence(CommandLineRun run, int exitCode, String... words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(words).doesNotContain("Exception", "something unexpected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect", "run", "check"})
    void saysInWordsThatAFileIsMissingOrAFolder(String command) throws IOException {
        Path missing = folder.resolve("no such file.json");
        assertOneSentence(
                CommandLineRun.of(command, missing.toString()), 3, "no such file.json", "there is none of this name");
        Path directory = Files.createDirectory(folder.resolve("ein Ordner für alles"));
        assertOneSentence(CommandLineRun.of(command, directory.toString()), 3, "ein Ordner für alles");
    }

    @Test
    void refusesAnEmptyFileAndABinarySession() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.edf"));
        assertOneSentence(CommandLineRun.of("inspect", empty.toString()), 3, "empty.edf");
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertOneSentence(CommandLineRun.of("run", binary.toString()), 3, "binary.json", "no text in UTF-8");
    }

    @Test
    void looksForRecordingsNowhereElseWhenAFolderIsNamed() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("nothing here"));
        String session = Sessions.folder().resolve("motor-imagery.json").toString();
        assertOneSentence(
                CommandLineRun.of("run", session, "--speed", "max", "--data", empty.toString()), 3, "nothing here");
        assertOneSentence(CommandLineRun.of("evaluate", session, "--data", empty.toString()), 3, "sub-*");
    }

    @Test
    void saysThatAFileOfDecisionsIsIncomplete() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no /dev/full on this machine");
        CommandLineRun run =
                CommandLineRun.of("run", synthetic("").toString(), "--speed", "max", "--decisions", full.toString());
        assertOneSentence(run, 1, "/dev/full: the file for decisions cannot be written");
        assertThat(run.out()).contains("16 decisions", "digest");
    }

    @Test
    void saysWhyThereWasNoDecision() {
        String recording = TestData.require("eegmmidb/S001R04.edf").toString();
        CommandLineRun run = CommandLineRun.of(
                "run",
                Sessions.folder().resolve("motor-imagery.json").toString(),
                "--speed",
                "max",
                "--replay",
                recording);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 decisions", "No cue of $.epochs.onsets");
    }

    @Test
    void refusesASecondRecordingOfAnotherShape() {
        String session = Sessions.folder().resolve("motor-imagery.json").toString();
        String first = TestData.require("mi_lowcost/sub-01/run-0.edf").toString();
        String second = TestData.require("eegmmidb/S001R04.edf").toString();
        CommandLineRun run = CommandLineRun.of("run", session, "--speed", "max", "--replay", first, second);
        assertOneSentence(run, 3, "S001R04.edf", "64 channels at 160.0 Hz", "15 at 125.0 Hz");
    }

    @Test
    void evaluatesNoSubjectThatLacksARecordingOrHasABrokenOne() throws IOException {
        Path recordings = TestData.require("mi_lowcost/sub-01");
        String session = Sessions.folder().resolve("motor-imagery.json").toString();
        Path subject = Files.createDirectories(folder.resolve("data").resolve("sub-01"));
        String data = folder.resolve("data").toString();
        for (int run : List.of(0, 1, 3, 4)) {
            Files.copy(recordings.resolve("run-" + run + ".edf"), subject.resolve("run-" + run + ".edf"));
        }
        assertOneSentence(
                CommandLineRun.of("evaluate", session, "--data", data),
                3,
                "subject sub-01",
                "4 recordings",
                "at least 5");
        Files.write(subject.resolve("run-2.edf"), new byte[300]);
        assertOneSentence(CommandLineRun.of("evaluate", session, "--data", data), 3, "run-2.edf");
    }

    @Test
    void readsARecordingThatEndsInTheMiddleAsFarAsItGoes() throws IOException {
        byte[] whole = Files.readAllBytes(TestData.require("mi_lowcost/sub-01/run-1.edf"));
        Path cut = Files.write(folder.resolve("halb größer.edf"), Arrays.copyOf(whole, 300_000));
        CommandLineRun run = CommandLineRun.of("inspect", "--json", cut.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.json().get(0).path("notes").toString()).contains("declares 447 records");
        assertThat(run.json().get(0).path("file").asText()).endsWith("halb größer.edf");
    }

    @Test
    void goesNeutralWhenItsProcessIsAskedToEnd() throws IOException, InterruptedException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(20_000);
            // One that answers from the first trial on, so that nobody waits for it to learn.
            Path session = Files.writeString(
                    folder.resolve("session.json"),
                    Sessions.synthetic(
                            HangingDecoderProvider.NAME,
                            "\"feedback\": [{ \"to\": \"udp-json\", \"port\": " + socket.getLocalPort() + " }],"));
            Process process =
                    OtherProcess.start(OtherProcess.thisJdk(), folder, "run", session.toString(), "--speed", "4");
            assertThat(received(socket)).contains("\"cmd\":\"neutral\"");
            String last = received(socket);
            while (last.contains("\"seq\":-1,")) {
                last = received(socket);
            }
            process.destroy();
            CommandLineRun run = OtherProcess.end(process, folder);
            assertThat(run.exitCode()).isEqualTo(143);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).as("what came of it until then").containsPattern("\\d+ decisions by ");
            socket.setSoTimeout(300);
            try {
                while (true) {
                    last = received(socket);
                }
            } catch (SocketTimeoutException noMore) {
                assertThat(last).contains("\"seq\":-1,", "\"cmd\":\"neutral\"");
            }
        }
    }

    private static String received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
