package org.hillock.runtime.session;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The nearest valid word to a wrong one, by edit distance with transpositions (Damerau 1964; Levenshtein 1966). */
public final class Words {
    private Words() {}

    /**
     * The nearest of the words that are near enough: at most a third of the letters wrong, and at least two may be; else
     * the only one that it is the beginning of.
     */
    public static Optional<String> nearest(String wrong, Collection<String> words) {
        String best = "";
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String word : words) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least && distance < Math.max(wrong.length(), word.length())) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? beginningWith(wrong, words) : Optional.of(best);
    }

    private static Optional<String> beginningWith(String start, Collection<String> words) {
        List<String> found = words.stream()
                .filter(word -> start.length() > 1 && word.startsWith(start))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** What to do about a wrong word, for the end of a sentence. */
    public static String cure(String wrong, Collection<String> words) {
        return nearest(wrong, words).map(near -> "did you mean '" + near + "'?").orElse("use one of these");
    }

    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
