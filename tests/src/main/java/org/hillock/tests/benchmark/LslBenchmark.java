package org.hillock.tests.benchmark;

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
import java.util.Optional;
import java.util.UUID;

/**
 * Lab Streaming Layer on loopback, 8 channels of float32, in two processes: one-way latency and throughput of this
 * project's outlet and inlet, of liblsl's, and across. Rounds alternate between the pairs, so that what else the machine
 * does falls on all of them. {@code tests/benchmarks/lsl.sh} runs it.
 */
public final class LslBenchmark {
    private static final int CHANNELS = 8;
    private static final int[] PUSH_SIZES = {1, 32, 256};
    private static final int[] RATES_HZ = {250, 1000};

    private final Path folder;
    private final Optional<String> liblslPeer;
    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    private LslBenchmark(Path folder, Optional<String> liblslPeer) {
        this.folder = folder;
        this.liblslPeer = liblslPeer;
    }

    /**
     * Runs and prints.
     *
     * @param args how many rounds, and seconds of latency a round; then, if there is liblsl, its peer's program. Not
     *     modified.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("lsl-benchmark");
        Files.writeString(
                folder.resolve("lsl_api.cfg"),
                "[ports]\nMulticastPort = 17571\nBasePort = 17572\nPortRange = 16\nIPv6 = disable\n[multicast]\n"
                        + "ResolveScope = machine\n[lab]\nKnownPeers = {127.0.0.1}\nSessionID = benchmark-"
                        + UUID.randomUUID() + "\n[log]\nlevel = -2\n");
        LslBenchmark benchmark = new LslBenchmark(folder, args.length > 2 ? Optional.of(args[2]) : Optional.empty());
        for (int round = 0; round < rounds; round++) {
            benchmark.round(seconds);
        }
        benchmark.print();
    }

    private void round(int seconds) throws IOException, InterruptedException {
        for (String pair : pairs()) {
            String[] ends = pair.split(" to ", 2);
            for (int rate : RATES_HZ) {
                int samples = rate * seconds;
                record(pair + " latency " + rate, run(ends, rate, samples, 1, samples / 5));
            }
            for (int size : PUSH_SIZES) {
                int samples = size == 1 ? 100_000 : 8_192_000;
                record(pair + " throughput " + size, run(ends, 0, samples, size, -1));
            }
        }
    }

    private List<String> pairs() {
        List<String> pairs = new ArrayList<>(List.of("java to java"));
        if (liblslPeer.isPresent()) {
            pairs.addAll(List.of("liblsl to liblsl", "java to liblsl", "liblsl to java"));
        }
        return pairs;
    }

    private void record(String what, double[] values) {
        results.computeIfAbsent(what, w -> new ArrayList<>()).add(values);
    }

    /** Runs one pair of processes and reads what the receiver measured. */
    private double[] run(String[] ends, int rateHz, int samples, int perPush, int warmUp)
            throws IOException, InterruptedException {
        String name = "bench-" + UUID.randomUUID();
        Process sender = start(
                ends[0],
                "send",
                name,
                Integer.toString(CHANNELS),
                Integer.toString(rateHz),
                Integer.toString(samples),
                Integer.toString(perPush));
        Process receiver = start(ends[1], "receive", name, Integer.toString(samples), Integer.toString(warmUp));
        try {
            String text = new String(receiver.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (receiver.waitFor() != 0) {
                throw new IOException("The receiver of " + String.join(" to ", ends) + " failed; see above.");
            }
            return text.lines().mapToDouble(Double::parseDouble).toArray();
        } finally {
            sender.destroy();
            receiver.destroy();
            sender.waitFor();
        }
    }

    private Process start(String end, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if (end.equals("java")) {
            line.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx2g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LslPeer.class.getName()));
        } else {
            line.add(liblslPeer.orElseThrow());
        }
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LSLAPICFG", folder.resolve("lsl_api.cfg").toString());
        return builder.start();
    }

    private void print() {
        System.out.println(
                "one-way latency in microseconds, all rounds together; then the least p50 and p99 of a round");
        results.forEach((what, rounds) -> {
            if (what.contains("latency")) {
                double[] all = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
                double p50 = rounds.stream()
                        .mapToDouble(r -> percentile(r, 50))
                        .min()
                        .orElse(Double.NaN);
                double p99 = rounds.stream()
                        .mapToDouble(r -> percentile(r, 99))
                        .min()
                        .orElse(Double.NaN);
                System.out.printf(
                        Locale.ROOT,
                        "%-36s n %6d  p50 %7.1f  p99 %8.1f   least %7.1f %8.1f%n",
                        what + " Hz",
                        all.length,
                        percentile(all, 50) / 1e3,
                        percentile(all, 99) / 1e3,
                        p50 / 1e3,
                        p99 / 1e3);
            }
        });
        System.out.println("throughput in samples a second: median and best of the rounds");
        results.forEach((what, rounds) -> {
            if (what.contains("throughput")) {
                double[] all = rounds.stream().flatMapToDouble(Arrays::stream).toArray();
                System.out.printf(
                        Locale.ROOT,
                        "%-36s median %9.0f  best %9.0f%n",
                        what + " a push",
                        percentile(all, 50),
                        percentile(all, 100));
            }
        });
    }

    private static double percentile(double[] values, double percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
        return sorted[Math.max(0, index)];
    }
}
