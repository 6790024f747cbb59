package org.hillock.runtime.dataset;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears how a download goes, on the downloading thread. */
@FunctionalInterface
public interface DownloadProgress {
    /** Hears nothing. */
    DownloadProgress SILENT = (file, receivedBytes, totalBytes) -> {};

    /**
     * Some more of a file has come.
     *
     * @param file its path below the data set's site
     * @param receivedBytes how much there is, what an earlier try left included
     * @param totalBytes how much it will be, when the server says so
     */
    void received(String file, long receivedBytes, OptionalLong totalBytes);

    /**
     * The transfer broke and will be tried again.
     *
     * @param reason what broke
     * @param wait how long until the next try
     */
    default void retrying(String file, String reason, Duration wait) {}
}
