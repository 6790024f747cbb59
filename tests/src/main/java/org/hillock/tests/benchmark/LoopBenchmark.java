package org.hillock.tests.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.condition.Butterworth;
import org.hillock.decoding.condition.SecondOrderSections;

/**
 * The whole loop over Lab Streaming Layer: from the push of the last sample of a window to the decision at an inlet. The same
 * sender and inlet, in this process, serve every loop, which runs in a process of its own; rounds alternate between the
 * loops, so that what else the machine does falls on all. {@code tests/benchmarks/loop.sh} runs it.
 */
public final class LoopBenchmark {
    private static final int WARM_UP_SECONDS = 12;
    private static final int CHUNKS_PER_HOP = 5;
    private static final int CHUNKS_PER_WINDOW = 125;

    private final Path folder;
    private final int measuredSeconds;
    private final LoopSignal signal = new LoopSignal();
    private final Map<String, List<String>> loops = new LinkedHashMap<>();
    private final Map<String, List<List<LoopRun.Decided>>> results = new LinkedHashMap<>();

    private LoopBenchmark(Path folder, int measuredSeconds) {
        this.folder = folder;
        this.measuredSeconds = measuredSeconds;
    }

    /**
     * Runs and prints.
     *
     * @param args rounds, measured seconds a round, the file for JSON or "-", then for each loop its name, a word for each part of its command
     *     line and "--"; the word {@code {sections}} stands for the file of the filter's coefficients. Not modified.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("loop-benchmark");
        LoopBenchmark benchmark = new LoopBenchmark(folder, seconds);
        benchmark.writeFiles();
        benchmark.read(Arrays.asList(args).subList(3, args.length));
        for (int round = 0; round < rounds; round++) {
            for (String loop : benchmark.loops.keySet()) {
                benchmark.measure(loop);
            }
        }
        benchmark.print();
        if (!args[2].equals("-")) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(Path.of(args[2]).toFile(), benchmark.json());
        }
    }

    private Path config() {
        return folder.resolve("lsl_api.cfg");
    }

    private Path sections() {
        return folder.resolve("sections");
    }

    private void writeFiles() throws IOException {
        Files.writeString(
                config(),
                "[ports]\nMulticastPort = 17671\nBasePort = 17672\nPortRange = 24\nIPv6 = disable\n[multicast]\n"
                        + "ResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\nSessionID = loop-"
                        + UUID.randomUUID() + "\n[log]\nlevel = -2\n");
        SecondOrderSections sos = Butterworth.bandPass(4, new Band(8, 30), LoopSignal.RATE_HZ);
        StringBuilder lines = new StringBuilder();
        for (int s = 0; s < sos.count(); s++) {
            for (int index : new int[] {0, 1, 2, 4, 5}) {
                lines.append(sos.coefficient(s, index)).append(index == 5 ? '\n' : ' ');
            }
        }
        Files.writeString(sections(), lines.toString(), StandardCharsets.US_ASCII);
    }

    private void read(List<String> words) {
        int at = 0;
        while (at < words.size()) {
            int end = at + words.subList(at, words.size()).indexOf("--");
            List<String> line = words.subList(at + 1, end).stream()
                    .map(word -> word.equals("{sections}") ? sections().toString() : word)
                    .toList();
            loops.put(words.get(at), line);
            at = end + 1;
        }
    }

    private void measure(String loop) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(loops.get(loop))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("LSLAPICFG", config().toString());
        Process process = builder.start();
        try {
            LslLibrary library = LslLibrary.java(LslConfig.read(config()), SessionClock.monotonic());
            List<LoopRun.Decided> all = new LoopRun(library, signal, WARM_UP_SECONDS + measuredSeconds).run(process);
            List<LoopRun.Decided> warm = all.stream()
                    .filter(d -> d.chunk() >= WARM_UP_SECONDS * LoopSignal.RATE_HZ / LoopSignal.CHUNK_FRAMES)
                    .toList();
            results.computeIfAbsent(loop, l -> new ArrayList<>()).add(warm);
            System.err.println(line(loop, warm, 1));
        } finally {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private String line(String loop, List<LoopRun.Decided> decided, int rounds) {
        double[] millis = millis(decided);
        return String.format(
                Locale.ROOT,
                "%-20s decisions %5d of %5d  p50 %6.3f  p99 %6.3f  p99.9 %7.3f  longest %7.3f ms  right %5.1f %%",
                loop,
                decided.size(),
                (long) rounds * measuredSeconds * LoopSignal.RATE_HZ / LoopSignal.CHUNK_FRAMES / CHUNKS_PER_HOP,
                percentile(millis, 50),
                percentile(millis, 99),
                percentile(millis, 99.9),
                percentile(millis, 100),
                100 * right(decided));
    }

    private void print() {
        System.out.println("From the push of a window's last sample to the decision at an inlet, all rounds together;"
                + " then the least p50 and p99 of a round.");
        results.forEach((loop, rounds) -> {
            List<LoopRun.Decided> all = rounds.stream().flatMap(List::stream).toList();
            System.out.println(line(loop, all, rounds.size())
                    + String.format(Locale.ROOT, "  least %6.3f %6.3f", least(rounds, 50), least(rounds, 99)));
        });
    }

    private ArrayNode json() {
        ArrayNode rows = new ObjectMapper().createArrayNode();
        results.forEach((loop, rounds) -> {
            List<LoopRun.Decided> all = rounds.stream().flatMap(List::stream).toList();
            double[] millis = millis(all);
            ObjectNode row = rows.addObject()
                    .put("loop", loop)
                    .put("rounds", rounds.size())
                    .put("decisions", all.size());
            for (double percent : new double[] {50, 99, 99.9, 100}) {
                row.put("p" + (percent == 99.9 ? "99.9" : (int) percent) + "Millis", percentile(millis, percent));
            }
            row.put("leastP50Millis", least(rounds, 50))
                    .put("leastP99Millis", least(rounds, 99))
                    .put("right", right(all));
        });
        return rows;
    }

    private static double least(List<List<LoopRun.Decided>> rounds, double percent) {
        return rounds.stream()
                .mapToDouble(round -> percentile(millis(round), percent))
                .min()
                .orElse(Double.NaN);
    }

    /** The share of right answers among windows that lie in one trial. */
    private static double right(List<LoopRun.Decided> decided) {
        List<LoopRun.Decided> pure = decided.stream()
                .filter(d -> LoopSignal.cueAt(d.chunk()).equals(LoopSignal.cueAt(d.chunk() - CHUNKS_PER_WINDOW)))
                .toList();
        return pure.stream()
                        .filter(d -> d.label().equals(LoopSignal.cueAt(d.chunk())))
                        .count()
                / (double) Math.max(1, pure.size());
    }

    private static double[] millis(List<LoopRun.Decided> decided) {
        return decided.stream()
                .mapToDouble(d -> d.latencyNanos() / 1e6)
                .sorted()
                .toArray();
    }

    private static double percentile(double[] sorted, double percent) {
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, index)];
    }
}
