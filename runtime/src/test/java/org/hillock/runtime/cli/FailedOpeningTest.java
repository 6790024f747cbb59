package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be written after an actuator was opened: the actuator is told neutral and left in order. */
@Timeout(30)
class FailedOpeningTest {
    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int DISCONNECT = 0xE0;

    /** Talks as much MQTT 3.1.1 as one visit needs; the kinds of the packets that came. */
    private static List<Integer> visit(Socket client) throws IOException {
        List<Integer> kinds = new ArrayList<>();
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            kinds.add(kind);
            byte[] packet = in.readNBytes(in.read());
            if (kind == CONNECT) {
                out.write(new byte[] {0x20, 2, 0, 0});
            } else if (kind == PUBLISH_QOS_1) {
                int id = 2 + packet[1];
                out.write(new byte[] {0x40, 2, packet[id], packet[id + 1]});
            }
        }
        return kinds;
    }

    private static CompletableFuture<List<Integer>> visitAt(ServerSocket door) {
        CompletableFuture<List<Integer>> heard = new CompletableFuture<>();
        Thread broker = new Thread(
                () -> {
                    try (Socket client = door.accept()) {
                        heard.complete(visit(client));
                    } catch (IOException e) {
                        heard.completeExceptionally(e);
                    }
                },
                "broker");
        broker.setDaemon(true);
        broker.start();
        return heard;
    }

    /** What this process holds open, where the system tells. */
    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(descriptors)) {
            try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
                for (Path link : links) {
                    if (Files.isSymbolicLink(link)) {
                        files.add(Files.readSymbolicLink(link));
                    }
                }
            }
        }
        return files;
    }

    @Test
    void anActuatorThatIsOpenIsSentNeutralAndClosed(@TempDir Path folder) throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<List<Integer>> heard = visitAt(door);
            Path session = Files.writeString(folder.resolve("session.json"), """
                    {
                      "name": "small",
                      "sources": [{ "from": "synthetic", "trials": 2, "rateHz": 100 }],
                      "epochs": { "classes": ["left", "right"], "onsets": { "left": "left", "right": "right" },
                                  "startSeconds": 0.5, "endSeconds": 2.5 },
                      "decoder": { "name": "csp-lda" },
                      "feedback": [{ "to": "mqtt", "host": "127.0.0.1", "port": %d, "topic": "t", "version": "v3",
                                     "texts": { "left": "l", "right": "r" } }]
                    }
                    """.formatted(door.getLocalPort()));
            StringWriter err = new StringWriter();
            int exitCode = Hillock.commandLine(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true))
                    .execute(
                            "run",
                            session.toString(),
                            "--speed",
                            "max",
                            "--json",
                            "--record",
                            folder.resolve("all.xdf").toString(),
                            "--decisions",
                            folder.resolve("no such folder")
                                    .resolve("decisions.jsonl")
                                    .toString());
            assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.WORK_FAILED);
            assertThat(err.toString()).contains("the file for decisions cannot be written");
            assertThat(heard.get(10, TimeUnit.SECONDS)).containsExactly(CONNECT, PUBLISH_QOS_1, DISCONNECT);
            assertThat(openFiles()).noneMatch(file -> file.endsWith("all.xdf"));
        }
    }
}
