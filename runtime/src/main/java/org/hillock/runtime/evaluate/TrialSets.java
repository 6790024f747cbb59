package org.hillock.runtime.evaluate;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.decoding.evaluate.Trial;
import org.hillock.decoding.evaluate.TrialSet;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.EvaluateSetting;
import org.hillock.runtime.session.Session;

/** Cuts the recordings of each subject into trials, as the session says. */
public final class TrialSets {
    /** Stands in the pattern of the runs for the subject's name. */
    private static final String SUBJECT = "{subject}";

    private final Session session;
    private final List<Contender> contenders;

    /**
     * A cutter of trials that hold all bands of these contenders.
     *
     * @param contenders at least one
     */
    public TrialSets(Session session, List<Contender> contenders) {
        this.session = session;
        this.contenders = List.copyOf(contenders);
    }

    /**
     * One set a subject, by name. Recordings lie in a folder a subject, or, where the pattern of the runs holds {@code
     * {subject}}, side by side and are told apart by their names.
     *
     * @param data the folder that holds the subjects' folders or recordings
     * @throws HillockException when none matches, or one lacks trials
     */
    public List<TrialSet> cut(Path data) {
        if (session.epochs().slides()) {
            throw HillockException.badInput(
                    "$.epochs.cut of the session",
                    "'windows'",
                    "'epochs', because decoders are compared epoch by epoch",
                    "evaluate a session that cuts epochs");
        }
        EvaluateSetting setting = session.evaluate();
        Map<String, List<Path>> subjects =
                setting.runs().contains(SUBJECT) ? byName(data, setting) : byFolder(data, setting);
        return subjects.entrySet().stream()
                .map(subject -> cutSubject(data, subject.getKey(), subject.getValue()))
                .toList();
    }

    private static Map<String, List<Path>> byFolder(Path data, EvaluateSetting setting) {
        Map<String, List<Path>> subjects = new TreeMap<>();
        for (Path folder : SessionSources.matching(setting.subjects(), data)) {
            if (Files.isDirectory(folder)) {
                subjects.put(folder.getFileName().toString(), files(setting.runs(), folder));
            }
        }
        if (subjects.isEmpty()) {
            throw HillockException.badInput(
                    data.toString(),
                    "no folder that matches '" + setting.subjects() + "'",
                    "one folder a subject",
                    "correct --data or $.evaluate.subjects of the session");
        }
        return subjects;
    }

    private static Map<String, List<Path>> byName(Path data, EvaluateSetting setting) {
        PathMatcher subject = FileSystems.getDefault().getPathMatcher("glob:" + setting.subjects());
        int at = setting.runs().indexOf(SUBJECT);
        Map<String, List<Path>> subjects = new TreeMap<>();
        for (Path file : files(setting.runs().replace(SUBJECT, setting.subjects()), data)) {
            String name = file.getFileName().toString();
            for (int end = at + 1; end <= name.length(); end++) {
                if (subject.matches(Path.of(name.substring(at, end)))) {
                    subjects.computeIfAbsent(name.substring(at, end), any -> new ArrayList<>())
                            .add(file);
                    break;
                }
            }
        }
        if (subjects.isEmpty()) {
            throw HillockException.badInput(
                    data.toString(),
                    "no recording that matches '" + setting.runs() + "' for a subject '" + setting.subjects() + "'",
                    "the recordings of every subject side by side",
                    "correct --data, $.evaluate.subjects or $.evaluate.runs of the session");
        }
        return subjects;
    }

    private static List<Path> files(String pattern, Path folder) {
        return SessionSources.matching(pattern, folder).stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Recordings are counted by name: where one is missing, those after it would pass for others. */
    private void requireRuns(Path data, String subject, int found) {
        EvaluateSetting setting = session.evaluate();
        int last = Stream.concat(setting.train().stream(), setting.test().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(-1);
        if (found <= last) {
            throw HillockException.badInput(
                    data + ", subject " + subject,
                    found + " recordings that match '" + setting.runs() + "'",
                    "at least " + (last + 1) + ", as $.evaluate.train and $.evaluate.test count them from 0",
                    "fetch what is missing, or correct the session");
        }
    }

    private TrialSet cutSubject(Path data, String subject, List<Path> files) {
        EvaluateSetting setting = session.evaluate();
        requireRuns(data, subject, files.size());
        RunCutter cutter = new RunCutter(session, Contenders.bands(contenders));
        List<Trial> trials = new ArrayList<>();
        for (int run = 0; run < files.size(); run++) {
            if (setting.train().contains(run) || setting.test().contains(run)) {
                trials.addAll(cutter.cut(files.get(run), run));
            }
        }
        if (trials.isEmpty()) {
            throw HillockException.badInput(
                    data + ", subject " + subject,
                    files.size() + " recordings that match '" + setting.runs() + "' and no trial in them",
                    "cues with the labels " + session.epochs().onsets().keySet(),
                    "correct $.evaluate or $.epochs.onsets of the session");
        }
        return new TrialSet(subject, cutter.layout(), session.epochs().classes(), trials, Set.copyOf(setting.train()));
    }
}
