package org.hillock.runtime.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.decoding.evaluate.Trial;
import org.hillock.decoding.evaluate.TrialSet;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.EvaluateSetting;
import org.hillock.runtime.session.Session;

/** Cuts the recordings of each subject into trials, as the session says. */
public final class TrialSets {
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
     * One set a subject's folder, by name.
     *
     * @param data the folder that holds the subjects' folders
     * @throws HillockException when no folder matches, or one lacks recordings
     */
    public List<TrialSet> cut(Path data) {
        String pattern = session.evaluate().subjects();
        List<Path> folders = SessionSources.matching(pattern, data).stream()
                .filter(Files::isDirectory)
                .toList();
        if (folders.isEmpty()) {
            throw HillockException.badInput(
                    data.toString(),
                    "no folder that matches '" + pattern + "'",
                    "one folder a subject",
                    "correct --data or $.evaluate.subjects of the session");
        }
        return folders.stream().map(this::cutSubject).toList();
    }

    private TrialSet cutSubject(Path folder) {
        EvaluateSetting setting = session.evaluate();
        List<Path> files = SessionSources.matching(setting.runs(), folder).stream()
                .filter(Files::isRegularFile)
                .toList();
        RunCutter cutter = new RunCutter(session, Contenders.bands(contenders));
        List<Trial> trials = new ArrayList<>();
        for (int run = 0; run < files.size(); run++) {
            if (setting.train().contains(run) || setting.test().contains(run)) {
                trials.addAll(cutter.cut(files.get(run), run));
            }
        }
        if (trials.isEmpty()) {
            throw HillockException.badInput(
                    folder.toString(),
                    files.size() + " recordings that match '" + setting.runs() + "' and no trial in them",
                    "cues with the labels " + session.epochs().onsets().keySet(),
                    "correct $.evaluate or $.epochs.onsets of the session");
        }
        return new TrialSet(
                folder.getFileName().toString(),
                cutter.layout(),
                session.epochs().classes(),
                trials,
                Set.copyOf(setting.train()));
    }
}
