package org.hillock.runtime.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to download.
 *
 * @param directory where data sets go, each into a directory with its name
 * @param mirror another site that holds the same files under the same paths, with a slash at the end
 * @param attempts how often in a row a transfer may break without a byte of progress
 * @param firstWait the wait after the first break; it doubles with each further one, up to a minute
 * @param stall how long the server may stay silent before the transfer counts as broken
 */
public record DownloadSettings(Path directory, Optional<URI> mirror, int attempts, Duration firstWait, Duration stall) {
    /** Checks the figures. */
    public DownloadSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("a download needs at least one attempt, not " + attempts);
        }
        if (firstWait.isNegative() || stall.isNegative() || stall.isZero()) {
            throw new IllegalArgumentException("the waits of a download are not negative");
        }
        if (mirror.isPresent() && !mirror.get().getPath().endsWith("/")) {
            throw new IllegalArgumentException("a mirror's address ends with a slash, not " + mirror.get());
        }
    }

    /** From the data set's own site, five attempts, a first wait of one second, a stall of 30 s. */
    public static DownloadSettings into(Path directory) {
        return new DownloadSettings(directory, Optional.empty(), 5, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** The same from another site. */
    public DownloadSettings withMirror(URI site) {
        return new DownloadSettings(directory, Optional.of(site), attempts, firstWait, stall);
    }

    /** The same with other patience. */
    public DownloadSettings withPatience(int newAttempts, Duration newFirstWait, Duration newStall) {
        return new DownloadSettings(directory, mirror, newAttempts, newFirstWait, newStall);
    }
}
