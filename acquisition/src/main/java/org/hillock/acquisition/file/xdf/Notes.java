package org.hillock.acquisition.file.xdf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sentences on whatever is unusual, at most a few of each kind; the rest is counted. */
final class Notes {
    /** What a note is about. */
    enum Kind {
        HEADER("headers and footers"),
        DAMAGE("damaged stretches"),
        UNKNOWN_CHUNK("unknown chunks"),
        CLOCK("clocks and stamps"),
        SAMPLES("sample counts and values");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private final Map<Kind, List<String>> kept = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> counted = new EnumMap<>(Kind.class);

    void add(Kind kind, String sentence) {
        List<String> sentences = kept.computeIfAbsent(kind, k -> new ArrayList<>());
        if (counted.merge(kind, 1L, Long::sum) <= Limits.NOTES) {
            sentences.add(sentence);
        }
    }

    /** All sentences, by kind. */
    List<String> sentences() {
        List<String> all = new ArrayList<>();
        kept.forEach((kind, sentences) -> {
            all.addAll(sentences);
            long more = counted.getOrDefault(kind, 0L) - sentences.size();
            if (more > 0) {
                all.add("and " + more + " more such notes on " + kind.words + ".");
            }
        });
        return all;
    }
}
