package org.hillock.tests.benchmark.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Compares the last quarter of a soak with its second one; the first is the warm-up. */
final class Growth {
    private static final long HEAP_KIB = 512;
    private static final long RESIDENT_KIB = 8 << 10;

    private final List<ProcessFacts> samples = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    void add(ProcessFacts facts) {
        samples.add(facts);
    }

    /** One line a measure that has grown by more than it may. */
    List<String> findings() {
        findings.clear();
        check("live heap", "KiB", ProcessFacts::heapKib, HEAP_KIB);
        check("resident memory", "KiB", ProcessFacts::residentKib, RESIDENT_KIB);
        check("threads", "", ProcessFacts::threads, 0);
        check("open files", "", ProcessFacts::files, 0);
        return List.copyOf(findings);
    }

    private void check(String name, String unit, ToLongFunction<ProcessFacts> measure, long allowed) {
        int quarter = Math.max(1, samples.size() / 4);
        long before = median(samples.subList(quarter, Math.min(samples.size(), 2 * quarter)), measure);
        long after = median(samples.subList(samples.size() - quarter, samples.size()), measure);
        System.out.printf(Locale.ROOT, "%-18s %8d -> %8d %s%n", name, before, after, unit);
        if (after - before > allowed) {
            findings.add(name + " grew from " + before + " to " + after + " " + unit);
        }
    }

    private static long median(List<ProcessFacts> of, ToLongFunction<ProcessFacts> measure) {
        long[] sorted = of.stream().mapToLong(measure).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    int size() {
        return samples.size();
    }
}
