package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.HillockException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What all commands of Lab Streaming Layer share. */
final class LslOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "An lsl_api.cfg (default: the one that liblsl would read).")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--library",
            paramLabel = "java|native",
            defaultValue = "java",
            description = "Hillock's own implementation (default), or the machine's liblsl.")
    private LibraryWord word = LibraryWord.JAVA;

    @Option(
            names = "--buffer",
            paramLabel = "S",
            defaultValue = "360",
            converter = SecondsConverter.class,
            description =
                    "Seconds of a stream that are kept for a receiver that is slow; 100 samples each where there is"
                            + " no rate. Default: 360.")
    private Duration buffer = LslSettings.USUAL_BUFFER;

    /** The implementations by their words. */
    enum LibraryWord {
        JAVA,
        NATIVE
    }

    LslSettings settings() {
        return config.map(LslConfig::read).orElseGet(LslSettings::ofThisMachine).withBuffer(buffer);
    }

    Optional<Path> configFile() {
        return config.isPresent() ? config : LslConfig.file();
    }

    LslLibrary library() {
        return library(SessionClock.monotonic());
    }

    LslLibrary library(SessionClock clock) {
        return LslLibrary.named(word.name().toLowerCase(Locale.ROOT), settings(), clock);
    }

    /** The one stream that a query means. */
    static LslInfo one(LslLibrary library, LslQuery query, Duration timeout) {
        List<LslInfo> found = library.resolve(query, 1, Duration.ofMillis(600), timeout);
        if (found.isEmpty()) {
            throw HillockException.badInput("No LSL stream answers to " + query + " in session '"
                    + library.settings().sessionId() + "' within " + seconds(timeout)
                    + " s; see 'hillock lsl list' and 'hillock lsl doctor'.");
        }
        if (found.size() > 1) {
            throw HillockException.badInput("Several LSL streams answer to " + query + ": "
                    + String.join(", ", found.stream().map(LslOptions::shown).toList())
                    + "; add one of these to the predicate.");
        }
        return found.get(0);
    }

    private static String shown(LslInfo info) {
        return "name='" + info.name() + "' and uid='" + info.uid() + "' (on "
                + info.instance().hostname() + ")";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Reads a predicate, or a bare word as a stream's name. */
    static final class QueryConverter implements ITypeConverter<LslQuery> {
        @Override
        public LslQuery convert(String text) {
            try {
                boolean isBareName = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-. ".indexOf(c) >= 0);
                return isBareName && !text.isBlank() ? LslQuery.property("name", text) : LslQuery.parse(text);
            } catch (AcquisitionException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Reads a number of seconds above 0. */
    static final class SecondsConverter implements ITypeConverter<Duration> {
        private static final double MOST = 1e7;

        @Override
        public Duration convert(String text) {
            try {
                double seconds = Double.parseDouble(text);
                if (seconds > 0 && seconds <= MOST) {
                    return duration(seconds);
                }
            } catch (NumberFormatException notANumber) {
                throw new TypeConversionException("'" + text + "' is no time; write seconds above 0");
            }
            throw new TypeConversionException("'" + text + "' is no time; write seconds above 0");
        }
    }
}
