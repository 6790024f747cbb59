package org.hillock.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root, in a folder of its own with a Maven and JDKs that only pretend. */
class LauncherTest {
    private final Path root;

    LauncherTest(@TempDir Path folder) {
        this.root = folder.resolve("a checkout, größer");
    }

    @BeforeEach
    void copyTheLauncher() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this machine");
        Files.createDirectories(root);
        Path original = Sessions.folder().resolveSibling("hillock");
        Files.copy(original, root.resolve("hillock"));
        script(
                "bin/mvn",
                "mkdir -p runtime/target; touch runtime/target/hillock-runtime-0.1.0-SNAPSHOT.jar; echo built >> builds");
        jdk("new", "17.0.9");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
    }

    private Path script(String name, String body) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private void jdk(String name, String version) throws IOException {
        script(name + "/bin/javac", "exit 0");
        script(
                name + "/bin/java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\"' >&2; exit; fi\n" + "echo "
                        + name + "; printf '<%s>' \"$@\"; exit 7");
    }

    private CommandLineRun launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("/bin/bash", root.resolve("hillock").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(root.getParent().toFile())
                .redirectOutput(root.resolve("out").toFile())
                .redirectError(root.resolve("err").toFile());
        builder.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", root.resolve("new").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new CommandLineRun(
                process.exitValue(),
                Files.readString(root.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(root.resolve("err"), StandardCharsets.UTF_8));
    }

    @Test
    void buildsOnceAndPassesArgumentsAndTheExitCodeOn() throws IOException, InterruptedException {
        CommandLineRun first = launch(Map.of(), "inspect", "two words.edf", "ü");
        assertThat(first.err()).contains("building");
        assertThat(first.out()).startsWith("new\n").contains("<inspect><two words.edf><ü>");
        assertThat(first.exitCode()).isEqualTo(7);
        CommandLineRun second = launch(Map.of(), "demo");
        assertThat(second.err()).isEmpty();
        assertThat(Files.readAllLines(root.resolve("builds"))).hasSize(1);
    }

    @Test
    void passesOverAJavaHomeThatIsTooOldOrAbsent() throws IOException, InterruptedException {
        jdk("old", "1.8.0_392");
        CommandLineRun old = launch(Map.of("JAVA_HOME", root.resolve("old").toString()), "demo");
        assertThat(old.out()).doesNotStartWith("old\n");
        CommandLineRun absent =
                launch(Map.of("JAVA_HOME", root.resolve("nowhere").toString()), "--version");
        assertThat(absent.err()).doesNotContain("nowhere");
    }

    @Test
    void allowsTheLibrariesTheirNativeAccessInTheWordsOfEachJdk() throws IOException, InterruptedException {
        assertThat(launch(Map.of(), "demo").out())
                .contains("<--enable-native-access=ALL-UNNAMED>")
                .doesNotContain("unsafe");
        jdk("newest", "25.0.3");
        assertThat(launch(Map.of("JAVA_HOME", root.resolve("newest").toString()), "demo")
                        .out())
                .startsWith("newest\n")
                .contains("<--enable-native-access=ALL-UNNAMED>", "<--sun-misc-unsafe-memory-access=allow>");
    }

    @Test
    void saysWhatFailedWhenTheBuildFails() throws IOException, InterruptedException {
        script("bin/mvn", "echo 'it does not compile'; exit 1");
        CommandLineRun run = launch(Map.of(), "demo");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("it does not compile", "the build failed; the whole log is");
    }

    @Test
    void namesFilesInUtf8WhateverTheLocale() throws IOException, InterruptedException {
        script(
                "new/bin/java",
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"17\"' >&2; exit; fi; locale charmap");
        assertThat(launch(Map.of("LC_ALL", "C"), "demo").out().strip()).isEqualTo("UTF-8");
    }
}
