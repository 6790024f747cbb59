package org.hillock.runtime.session;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.runtime.HillockException;

/** Reads session files. */
public final class SessionFiles {
    private static final CheckedJson<Session> JSON = new CheckedJson<>("session", Session.class);
    private static final double WHOLE = 1e-9;
    private static final List<String> STAGES = List.of("queue", "features", "decision", "write");

    private SessionFiles() {}

    /**
     * Reads and checks a session file.
     *
     * @throws HillockException when it cannot be read, is no JSON, or says something that a session does not know
     */
    public static Session read(Path file) {
        return parse(file.toString(), JSON.text(file));
    }

    /**
     * Checks the text of a session file.
     *
     * @param name the file's name for messages
     */
    public static Session parse(String name, String json) {
        Session session = JSON.parse(name, json);
        checkEpochs(name, session);
        checkDecoder(name, session);
        checkSource(name, session.source());
        new FeedbackChecks(name, session).run();
        checkBudget(name, session.budget());
        return session;
    }

    private static void checkSource(String name, SourceSetting source) {
        if (source instanceof SourceSetting.Lsl lsl) {
            checkPredicate(name + " at $.sources[0].stream", lsl.stream());
            checkPredicate(name + " at $.sources[0].markers", lsl.markers());
            if (lsl.stream().isBlank()) {
                throw HillockException.badInput(
                        name + " at $.sources[0].stream",
                        "an empty predicate",
                        "one that means one stream",
                        "write for instance \"type='EEG'\"");
            }
        }
    }

    private static void checkPredicate(String where, String predicate) {
        try {
            LslQuery.parse(predicate);
        } catch (AcquisitionException e) {
            throw HillockException.badInput(where + ": " + e.getMessage(), e);
        }
    }

    private static void checkHeld(String name, String percentile, double limit) {
        String where = name + " at $.budget.holdMillis";
        if (Percentiles.parse(percentile).isEmpty()) {
            throw HillockException.badInput(
                    where, "'" + percentile + "'", "a percentile such as p50, p99 or p99.9", "correct it");
        }
        if (!(limit > 0)) {
            throw HillockException.badInput(
                    where + "." + percentile,
                    Double.toString(limit),
                    "milliseconds above 0",
                    "correct it or leave the percentile out");
        }
    }

    private static void checkBudget(String name, BudgetSetting budget) {
        budget.holdMillis().forEach((percentile, limit) -> checkHeld(name, percentile, limit));
        for (Map.Entry<String, Double> limit : budget.stageMillis().entrySet()) {
            requireWord(name + " at $.budget.stageMillis", limit.getKey(), STAGES);
            if (!(limit.getValue() > 0)) {
                throw HillockException.badInput(
                        name + " at $.budget.stageMillis." + limit.getKey(),
                        limit.getValue().toString(),
                        "milliseconds above 0",
                        "correct it or leave the stage out");
            }
        }
        if (budget.needsFallback() && !budget.fallback().isNamed()) {
            throw HillockException.badInput(
                    name + " at $.budget.fallback.decoder",
                    "nothing",
                    "a cheaper decoder's name, which the policy needs",
                    "name one, or choose the policy \"hold\" or \"neutral\"");
        }
        if (budget.looksForSamples() && !budget.sheds()) {
            throw HillockException.badInput(
                    name + " at $.budget.waiting",
                    "a way of waiting that looks for samples, without an age limit",
                    "$.budget.maxAgeMillis above 0",
                    "add the limit or leave the property out");
        }
    }

    private static void checkEpochs(String name, Session session) {
        EpochSetting epochs = session.epochs();
        if (epochs.slides()) {
            checkSliding(name, epochs);
        }
        try {
            epochs.window();
        } catch (IllegalArgumentException e) {
            throw HillockException.badInput(
                    name + " at $.epochs: " + e.getMessage() + "; correct the seconds there.", e);
        }
        for (Map.Entry<String, String> onset : epochs.onsets().entrySet()) {
            requireWord(name + " at $.epochs.onsets." + onset.getKey(), onset.getValue(), epochs.classes());
        }
        if (epochs.slides() && epochs.onsets().isEmpty()) {
            return;
        }
        if (epochs.onsets().isEmpty()) {
            throw HillockException.badInput(
                    name + " at $.epochs.onsets",
                    "no cue",
                    "the label of at least one that an epoch follows",
                    "add it, or let windows slide with \"cut\": \"windows\"");
        }
        for (String word : epochs.classes()) {
            if (!epochs.onsets().containsValue(word)) {
                throw HillockException.badInput(
                        name + " at $.epochs.classes",
                        "the class '" + word + "', which no onset names",
                        "a cue for each class",
                        "add its cue's label to $.epochs.onsets or leave the class out");
            }
        }
    }

    private static void checkSliding(String name, EpochSetting epochs) {
        double hops = epochs.windowSeconds() / epochs.hopSeconds();
        if (hops < 1 - WHOLE) {
            throw HillockException.badInput(
                    name + " at $.epochs.hopSeconds",
                    epochs.hopSeconds() + " s",
                    "at most $.epochs.windowSeconds, " + epochs.windowSeconds() + " s",
                    "shorten the hop or lengthen the window");
        }
        if (Math.abs(hops - Math.rint(hops)) > WHOLE * hops) {
            throw HillockException.badInput(
                    name + " at $.epochs.windowSeconds",
                    epochs.windowSeconds() + " s",
                    "a whole number of hops of " + epochs.hopSeconds() + " s",
                    "make it " + Math.max(1, Math.round(hops)) * epochs.hopSeconds() + " s, or change the hop");
        }
        if (!epochs.onsets().isEmpty()
                && epochs.endSeconds() - epochs.startSeconds() < epochs.windowSeconds() - WHOLE) {
            throw HillockException.badInput(
                    name + " at $.epochs.endSeconds",
                    epochs.endSeconds() + " s",
                    "at least $.epochs.startSeconds and a window, " + (epochs.startSeconds() + epochs.windowSeconds())
                            + " s",
                    "lengthen the epoch, or no window will ever have a label");
        }
    }

    private static void checkDecoder(String name, Session session) {
        Map<String, List<Double>> weights = session.decoder().weights();
        List<String> classes = session.epochs().classes();
        for (String label : weights.keySet().stream().sorted().toList()) {
            requireWord(name + " at $.decoder.weights." + label, label, classes);
        }
        for (String label : classes) {
            if (!weights.isEmpty() && !weights.containsKey(label)) {
                throw HillockException.badInput(
                        name + " at $.decoder.weights",
                        "no weights of the class '" + label + "'",
                        "those of every class",
                        "add them, or leave all of them out so that the decoder learns");
            }
        }
    }

    /**
     * Refuses a word that is none of those allowed, naming the nearest.
     *
     * @param where the file and the JSON path
     */
    public static void requireWord(String where, String word, Collection<String> words) {
        if (!words.contains(word)) {
            throw HillockException.badInput(where, "'" + word + "'", "one of " + words, Words.cure(word, words));
        }
    }
}
