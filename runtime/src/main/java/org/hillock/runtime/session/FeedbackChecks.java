package org.hillock.runtime.session;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hillock.feedback.FeedbackException;
import org.hillock.runtime.HillockException;

/** What must fit together among a session's classes, mapping, safety and actuators. */
final class FeedbackChecks {
    private final String name;
    private final Session session;
    private final List<String> classes;

    FeedbackChecks(String name, Session session) {
        this.name = name;
        this.session = session;
        this.classes = session.epochs().classes();
    }

    void run() {
        mapping(session.mapping());
        built("$.safety.limits", () -> session.safety().governor(SafetySetting.millis(1)));
        built("$.safety.button", () -> {
            SerialFeedback.requireNoBootLoader(session.safety().button().baud());
            return session.safety().button();
        });
        for (int i = 0; i < session.feedback().size(); i++) {
            actuator("$.feedback[" + i + "]", session.feedback().get(i));
        }
    }

    private void mapping(MappingSetting mapping) {
        if (!mapping.idle().isEmpty()) {
            SessionFiles.requireWord(name + " at $.mapping.idle", mapping.idle(), classes);
        }
        for (String word : new TreeSet<>(mapping.motion().directions().keySet())) {
            SessionFiles.requireWord(name + " at $.mapping.motion.directions." + word, word, classes);
        }
        if (!mapping.moves() && !mapping.motion().directions().isEmpty()) {
            throw HillockException.badInput(
                    name + " at $.mapping.motion.control",
                    "'none' beside directions",
                    "'velocity' or 'position'",
                    "say what the directions mean, or leave them out");
        }
        built("$.mapping", mapping::settings);
    }

    private void actuator(String path, FeedbackSetting setting) {
        setting.classTables().forEach((property, named) -> table(path, property, named, setting));
        if (session.mapping().moves() && !setting.takesMotions()) {
            throw HillockException.badInput(
                    name + " at " + path,
                    "an actuator that takes no motions",
                    "one that does, because $.mapping.motion makes motions",
                    "say what a motion does there, or take the motion out of the mapping");
        }
        if (setting instanceof LocalFeedback.Stimulator
                && session.safety().arming() != SafetySetting.ArmingWord.BY_PERSON) {
            throw HillockException.badInput(
                    name + " at $.safety.arming",
                    "'not_needed'",
                    "'by_person', because " + path + " is a stimulator",
                    "let a person arm the session");
        }
        built(path, () -> {
            setting.rehearse();
            return setting;
        });
    }

    private void table(String path, String property, Set<String> named, FeedbackSetting setting) {
        for (String word : new TreeSet<>(named)) {
            SessionFiles.requireWord(name + " at " + path + "." + property + "." + word, word, classes);
        }
        boolean motionsOnly = session.mapping().moves() || (named.isEmpty() && setting.takesMotions());
        if (motionsOnly) {
            return;
        }
        for (String word : classes) {
            if (!named.contains(word) && !word.equals(session.mapping().idle())) {
                throw HillockException.badInput(
                        name + " at " + path + "." + property,
                        "no entry for the class '" + word + "'",
                        "one for each of " + classes + " that does not mean rest",
                        "add it, or name the class in $.mapping.idle");
            }
        }
    }

    private void built(String path, Supplier<Object> part) {
        try {
            var unused = part.get();
        } catch (IllegalArgumentException | FeedbackException e) {
            String sentence = String.valueOf(e.getMessage());
            throw HillockException.badInput(
                    name + " at " + path + ": " + sentence + (sentence.endsWith(".") ? "" : "; correct it there."), e);
        }
    }
}
