package org.hillock.runtime.dataset;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Fetches recordings of a {@link PublicDataset}.
 *
 * <p>A recording goes to {@code DIRECTORY/DATASET/NAME} and appears there only when its SHA-256 is that of the list that
 * the data set publishes (kept beside it). One that is there already and right is not fetched again; what an interrupted
 * download left is continued. Runs on the caller's thread.
 */
public final class DatasetDownload {
    private final DownloadSettings settings;
    private final ResumableDownload download;

    /** Downloads over the network of this machine, through its configured proxy. */
    public DatasetDownload(DownloadSettings settings) {
        this(settings, Waiter.sleeping(), DatasetDownload::freeBytes);
    }

    DatasetDownload(DownloadSettings settings, Waiter waiter, ToLongFunction<Path> freeBytes) {
        this.settings = settings;
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.stall())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.download = new ResumableDownload(new HttpTransfer(client, settings.stall(), freeBytes), settings, waiter);
    }

    /**
     * Fetches one recording.
     *
     * @param subject from 1 to {@link PublicDataset#subjects()}
     * @param run from 1 to {@link PublicDataset#runs()}
     * @return where it lies
     * @throws DatasetException when it can't be had; the sentence says why and what to do
     */
    public Path fetch(PublicDataset dataset, int subject, int run, DownloadProgress progress) {
        String path = dataset.pathOf(subject, run);
        URI site = settings.mirror().orElse(dataset.site());
        Path directory = settings.directory().resolve(dataset.word());
        Path target = directory.resolve(path.substring(path.lastIndexOf('/') + 1));
        String sha256 = publishedSum(dataset, site, directory, path, progress);
        if (Files.isRegularFile(target) && PartialFile.sha256Of(target).equals(sha256)) {
            return target;
        }
        download.run(site.resolve(path), path, target, Optional.of(sha256), progress);
        return target;
    }

    private String publishedSum(
            PublicDataset dataset, URI site, Path directory, String path, DownloadProgress progress) {
        String listName = dataset.checksumsPath();
        Path list = directory.resolve(listName);
        Optional<String> known =
                Files.isRegularFile(list) ? ChecksumList.read(list).sha256Of(path) : Optional.empty();
        if (known.isPresent()) {
            return known.get();
        }
        download.run(site.resolve(listName), listName, list, Optional.empty(), progress);
        return ChecksumList.read(list)
                .sha256Of(path)
                .orElseThrow(() -> new DatasetException("The list of checksums " + site.resolve(listName)
                        + " has no line for " + path + ": without it the file can't be verified; check the site."));
    }

    private static long freeBytes(Path path) {
        try {
            return Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
