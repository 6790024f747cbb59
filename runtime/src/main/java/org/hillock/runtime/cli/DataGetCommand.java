package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.runtime.dataset.DatasetDownload;
import org.hillock.runtime.dataset.DownloadProgress;
import org.hillock.runtime.dataset.DownloadSettings;
import org.hillock.runtime.dataset.PublicDataset;
import org.hillock.runtime.session.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock data get DATASET}. */
@Command(
        name = "get",
        description = {
            "Fetch recordings of a public data set from its own site: resumable, verified, with its licence.",
            "Data sets: eegmmidb."
        })
final class DataGetCommand extends HillockCommand {
    @Parameters(paramLabel = "DATASET", description = "The data set, for instance eegmmidb.")
    private String name = "";

    @Option(names = "--subject", paramLabel = "N", arity = "1..*", required = true, description = "Subjects, from 1.")
    private List<Integer> subjects = new ArrayList<>();

    @Option(names = "--run", paramLabel = "N", arity = "1..*", required = true, description = "Runs, from 1.")
    private List<Integer> runs = new ArrayList<>();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Where data sets go (default: HILLOCK_DATA, else data).")
    private Optional<Path> into = Optional.empty();

    @Option(
            names = "--mirror",
            paramLabel = "URL",
            description = "Another site with the same files; ends with a slash.")
    private Optional<URI> mirror = Optional.empty();

    @Option(names = "--json", description = "Print the files and the licence as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Optional<PublicDataset> found = PublicDataset.named(name);
        if (found.isEmpty()) {
            List<String> names = Arrays.stream(PublicDataset.values())
                    .map(PublicDataset::word)
                    .toList();
            err().println("hillock: there is no data set '" + name + "' among " + names + "; "
                    + Words.cure(name, names));
            return ExitCode.BAD_USE;
        }
        PublicDataset dataset = found.get();
        DownloadSettings settings = DownloadSettings.into(into.orElseGet(DataGetCommand::usualFolder));
        DatasetDownload download =
                new DatasetDownload(mirror.map(settings::withMirror).orElse(settings));
        if (!json) {
            out().println(dataset.title());
            out().println("licence   " + dataset.licence() + ", " + dataset.licenceText());
            dataset.citations().forEach(citation -> out().println("cite      " + citation));
        }
        List<Path> files = fetch(dataset, download);
        if (json) {
            printJson(tree(dataset, files));
        }
        return ExitCode.DONE;
    }

    private List<Path> fetch(PublicDataset dataset, DatasetDownload download) {
        List<Path> files = new ArrayList<>();
        for (int subject : subjects) {
            for (int run : runs) {
                try (Progress bar = Progress.of(dataset.word())) {
                    Path file = download.fetch(dataset, subject, run, new Drawn(bar));
                    files.add(file);
                    if (!json) {
                        out().println("verified  " + file);
                    }
                }
            }
        }
        return files;
    }

    private static Path usualFolder() {
        String environment = System.getenv("HILLOCK_DATA");
        return environment == null || environment.isBlank() ? DataFolders.DOWNLOADS : Path.of(environment);
    }

    private static ObjectNode tree(PublicDataset dataset, List<Path> files) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        tree.put("dataset", dataset.word()).put("title", dataset.title());
        tree.put("licence", dataset.licence())
                .put("licenceText", dataset.licenceText().toString());
        dataset.citations().forEach(tree.putArray("citations")::add);
        files.forEach(file -> tree.withArray("files").add(file.toString()));
        return tree;
    }

    /** Draws a download, and says when it has to wait. */
    private final class Drawn implements DownloadProgress {
        private final Progress bar;

        Drawn(Progress bar) {
            this.bar = bar;
        }

        @Override
        public void received(String file, long receivedBytes, OptionalLong totalBytes) {
            bar.reached(receivedBytes, totalBytes.orElse(receivedBytes), file);
        }

        @Override
        public void retrying(String file, String reason, Duration wait) {
            err().println("hillock: " + file + ": " + reason + "; trying again in " + wait.toSeconds() + " s.");
        }
    }
}
