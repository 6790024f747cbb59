package org.hillock.tests.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts Hillock in a process of its own, on this JDK or another. */
final class OtherProcess {
    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private OtherProcess() {}

    /** A process that runs a command; its outputs go to files in the folder. */
    static Process start(Path jdk, Path folder, String... arguments) throws IOException {
        return start(jdk, folder, Map.of(), arguments);
    }

    /** The same with further variables in its environment. */
    static Process start(Path jdk, Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(jdk, folder, environment, List.of(), arguments);
    }

    /** The same with options for the JVM. */
    static Process start(
            Path jdk, Path folder, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(jdk.resolve("bin").resolve("java").toString());
        line.add("-XX:+UseSerialGC");
        line.addAll(options);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.hillock.runtime.cli.Hillock"));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a command to its end. */
    static CommandLineRun run(Path jdk, Path folder, String... arguments) throws IOException, InterruptedException {
        return end(start(jdk, folder, arguments), folder);
    }

    /** Waits for the end of a process and reads what it said. */
    static CommandLineRun end(Process process, Path folder) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end within " + PATIENCE_SECONDS + " s.");
        }
        return new CommandLineRun(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    /** The JDK that runs this test. */
    static Path thisJdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The newest JDK among those installed in the usual folder, when it is newer than this one. */
    static Optional<Path> newestJdk() throws IOException {
        Path usual = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(usual)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(usual)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
                    .filter(home -> version(home) > Runtime.version().feature())
                    .max(Comparator.comparingInt(OtherProcess::version));
        }
    }

    private static int version(Path home) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(home.resolve("release"), StandardCharsets.UTF_8));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
