package org.hillock.runtime.pipeline;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.acquisition.record.SessionLogReader;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.synthetic.Imagery;
import org.hillock.acquisition.synthetic.Paradigm;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SourceSetting;

/** Opens what a session file says under {@code sources}. */
public final class SessionSources {
    private static final int PATTERN_DEPTH = 8;

    private SessionSources() {}

    /**
     * The sources in the order of play.
     *
     * @param folders where recordings are looked for, the first that has any wins
     * @throws HillockException when no file matches
     */
    public static List<SignalSource> open(SourceSetting setting, List<Path> folders) {
        if (setting instanceof SourceSetting.Synthetic synthetic) {
            return List.of(new SyntheticHeadset(settings(synthetic)));
        }
        if (setting instanceof SourceSetting.Lsl lsl) {
            return List.of(LslStreams.open(lsl, folders));
        }
        if (setting instanceof SourceSetting.Serial serial) {
            return List.of(LiveDevices.open(serial, SessionClock.monotonic()));
        }
        SourceSetting.Recording recording = (SourceSetting.Recording) setting;
        List<Path> files = new ArrayList<>();
        for (String pattern : recording.files()) {
            files.addAll(find(pattern, folders));
        }
        return openAll(files);
    }

    /**
     * Opens recordings; when one of them fails, those before it are closed. A session's own record gives the sources that
     * the session had.
     */
    public static List<SignalSource> openAll(List<Path> files) {
        List<SignalSource> sources = new ArrayList<>();
        try {
            for (Path file : files) {
                sources.addAll(SessionLogReader.open(file));
            }
            return sources;
        } catch (RuntimeException e) {
            sources.forEach(SignalSource::close);
            throw e;
        }
    }

    /**
     * The files that match a pattern such as {@code sub-01/run-*.edf}, by name, from the first folder that has any.
     *
     * @throws HillockException when no folder has any
     */
    public static List<Path> find(String pattern, List<Path> folders) {
        for (Path folder : folders) {
            List<Path> found = matching(pattern, folder);
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw HillockException.badInput(
                "$.sources[0].files of the session",
                "'" + pattern + "'",
                "a file that matches it in one of the folders " + folders,
                "correct the pattern, or say where recordings lie with --data");
    }

    /** The files or folders in a folder that match a pattern, by name; none when the folder does not exist. */
    public static List<Path> matching(String pattern, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Path exact = folder.resolve(pattern);
        if (!pattern.contains("*") && Files.isRegularFile(exact)) {
            return List.of(exact);
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        int depth = Math.min(
                PATTERN_DEPTH, 1 + (int) pattern.chars().filter(c -> c == '/').count());
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            return walk.filter(path -> matcher.matches(folder.relativize(path)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw HillockException.badInput(folder + ": the folder cannot be read (" + e + "); check its rights.", e);
        }
    }

    private static SyntheticSettings settings(SourceSetting.Synthetic synthetic) {
        List<Imagery> tasks = synthetic.imagery().stream()
                .map(word -> switch (word) {
                    case LEFT -> Imagery.LEFT_HAND;
                    case RIGHT -> Imagery.RIGHT_HAND;
                    case FEET -> Imagery.FEET;
                    case REST -> Imagery.REST;
                })
                .toList();
        return SyntheticSettings.defaults()
                .withSeed(synthetic.seed())
                .withRate(synthetic.rateHz())
                .withTrials(synthetic.trials())
                .withParadigm(new Paradigm.MotorImagery(tasks, synthetic.depth(), synthetic.laterality()));
    }
}
