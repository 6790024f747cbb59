package org.hillock.runtime.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.lsl.LslSource;
import org.hillock.acquisition.lsl.StampProcessing;
import org.hillock.acquisition.merge.MarkerSource;
import org.hillock.acquisition.merge.MergedSource;
import org.hillock.acquisition.merge.RecoveryLimit;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SourceSetting;

/** Opens the streams of Lab Streaming Layer that a session names. */
final class LslStreams {
    private static final String MARKER_STREAM = "markers";
    private static final Duration SETTLE = Duration.ofMillis(400);

    private LslStreams() {}

    /**
     * The stream of samples, merged with that of markers when there is one.
     *
     * @param folders where the configuration is looked for
     * @throws HillockException when not exactly one stream answers to a predicate
     */
    static SignalSource open(SourceSetting.Lsl setting, List<Path> folders) {
        String word = setting.library().name().toLowerCase(Locale.ROOT);
        LslSettings settings = settings(setting.config(), folders, "$.sources[0].config")
                .withBuffer(duration(setting.bufferSeconds()));
        LslLibrary library = LslLibrary.named(word, settings, SessionClock.monotonic());
        SignalSource samples = find("stream", setting.stream(), setting, library);
        if (setting.markers().isBlank()) {
            return limited(samples, setting);
        }
        try {
            SignalSource markers =
                    new MarkerSource(find("markers", setting.markers(), setting, library), markerId(samples));
            Duration hold = Duration.ofNanos(Math.round(setting.holdMillis() * 1e6));
            return limited(new MergedSource(List.of(samples, markers), hold, library.clock()), setting);
        } catch (RuntimeException e) {
            samples.close();
            throw e;
        }
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private static String markerId(SignalSource samples) {
        String taken = samples.streams().get(0).id();
        return taken.equals(MARKER_STREAM) ? MARKER_STREAM + " of the session" : MARKER_STREAM;
    }

    private static SignalSource limited(SignalSource source, SourceSetting.Lsl setting) {
        return setting.recoverySeconds() > 0 ? new RecoveryLimit(source, duration(setting.recoverySeconds())) : source;
    }

    private static LslSource find(String property, String predicate, SourceSetting.Lsl setting, LslLibrary library) {
        Duration timeout = duration(setting.findSeconds());
        try {
            return LslSource.of(one(LslQuery.parse(predicate), library, timeout), library, processing(setting));
        } catch (AcquisitionException e) {
            throw HillockException.badInput("$.sources[0]." + property + " of the session: " + e.getMessage(), e);
        }
    }

    private static LslInfo one(LslQuery query, LslLibrary library, Duration timeout) {
        List<LslInfo> found = library.resolve(query, 1, SETTLE, timeout);
        if (found.size() == 1) {
            return found.get(0);
        }
        String session = library.settings().sessionId();
        if (found.isEmpty()) {
            throw new AcquisitionException("No LSL stream answers to " + query + " in session '" + session + "' within "
                    + timeout.toMillis() + " ms; 'hillock lsl doctor' tells why that may be.");
        }
        List<String> names = found.stream()
                .map(info -> info.name() + " on " + info.instance().hostname())
                .toList();
        throw new AcquisitionException("Several LSL streams answer to " + query + ": " + names
                + "; add a name or source_id to the predicate.");
    }

    private static Set<StampProcessing> processing(SourceSetting.Lsl setting) {
        Set<StampProcessing> steps = EnumSet.noneOf(StampProcessing.class);
        for (SourceSetting.StampWord word : setting.postProcessing()) {
            steps.add(
                    switch (word) {
                        case CLOCKSYNC -> StampProcessing.CLOCK_SYNC;
                        case DEJITTER -> StampProcessing.DEJITTER;
                        case MONOTONIZE -> StampProcessing.MONOTONIZE;
                    });
        }
        return steps;
    }

    /** The settings of a file that a session names, or of this machine. */
    static LslSettings settings(String config, List<Path> folders, String path) {
        if (config.isBlank()) {
            return LslSettings.ofThisMachine();
        }
        return Stream.concat(folders.stream(), Stream.of(Path.of("")))
                .map(folder -> folder.resolve(config))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(LslConfig::read)
                .orElseThrow(() -> HillockException.badInput(
                        path + " of the session",
                        "'" + config + "'",
                        "an lsl_api.cfg in one of the folders " + folders,
                        "correct the path, or leave it out"));
    }
}
