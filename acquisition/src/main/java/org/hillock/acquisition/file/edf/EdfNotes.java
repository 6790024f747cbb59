package org.hillock.acquisition.file.edf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hillock.acquisition.file.ChannelGuess;

/** What is unusual about a sound file, one sentence each. */
final class EdfNotes {
    private EdfNotes() {}

    /** The notes on a file's signals and its start. */
    static List<String> of(EdfPlan plan) {
        List<String> notes = new ArrayList<>();
        if (plan.firstRecordNanos() != 0) {
            notes.add("The first frame is at "
                    + BigDecimal.valueOf(plan.firstRecordNanos(), 9)
                            .stripTrailingZeros()
                            .toPlainString()
                    + " s of session time, which begins with the start second of the header.");
        }
        if (plan.streams().size() > 1) {
            notes.add("The signals have " + plan.streams().size() + " sample rates and become a stream each: "
                    + plan.streams().stream()
                            .map(stream -> EdfStream.hertz(stream.info().nominalRateHz()) + " Hz")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        List<EdfSignal> sampled = plan.streams().stream()
                .flatMap(stream -> stream.signals().stream())
                .toList();
        duplicates(sampled, notes);
        shortened(sampled, notes);
        unitless(sampled, notes);
        if (plan.header().layout() == EdfLayout.PLAIN
                && !plan.header().annotationSignals().isEmpty()) {
            notes.add("The header does not say that the file is "
                    + plan.header().variant() + "+, but it has annotations; its records are taken as contiguous.");
        }
        if (plan.records() == 0) {
            notes.add("The file has a header but no records.");
        }
        return notes;
    }

    private static void duplicates(List<EdfSignal> signals, List<String> notes) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (EdfSignal signal : signals) {
            if (!seen.add(signal.label())) {
                twice.add(signal.label());
            }
        }
        if (!twice.isEmpty()) {
            notes.add(
                    "More than one signal is labelled " + quoted(twice.stream().toList()) + "; all are kept.");
        }
    }

    private static void shortened(List<EdfSignal> signals, List<String> notes) {
        List<String> shorter = signals.stream()
                .map(EdfSignal::label)
                .filter(label -> !ChannelGuess.label(label).equals(label))
                .toList();
        if (!shorter.isEmpty()) {
            notes.add("Labels are given without type words and filling dots: '" + FieldText.printable(shorter.get(0))
                    + "' is '" + FieldText.printable(ChannelGuess.label(shorter.get(0))) + "'"
                    + (shorter.size() > 1 ? ", and so on." : "."));
        }
    }

    private static void unitless(List<EdfSignal> signals, List<String> notes) {
        List<String> labels = signals.stream()
                .filter(signal -> !signal.isTrigger() && signal.unit().word().isEmpty())
                .map(EdfSignal::label)
                .toList();
        if (!labels.isEmpty()) {
            notes.add("The file gives no unit for " + quoted(labels) + ": the values are as stored.");
        }
    }

    private static String quoted(List<String> labels) {
        String some = labels.stream()
                .limit(4)
                .map(label -> "'" + FieldText.printable(label) + "'")
                .collect(Collectors.joining(", "));
        return labels.size() > 4 ? some + " and " + (labels.size() - 4) + " more" : some;
    }
}
