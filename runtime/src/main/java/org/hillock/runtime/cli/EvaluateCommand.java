package org.hillock.runtime.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.decoding.evaluate.Contender;
import org.hillock.decoding.evaluate.DriftExperiment;
import org.hillock.decoding.evaluate.DriftRow;
import org.hillock.decoding.evaluate.DriftTables;
import org.hillock.decoding.evaluate.Evaluation;
import org.hillock.decoding.evaluate.EvaluationJson;
import org.hillock.decoding.evaluate.EvaluationRow;
import org.hillock.decoding.evaluate.EvaluationSettings;
import org.hillock.decoding.evaluate.EvaluationTables;
import org.hillock.decoding.evaluate.HtmlReport;
import org.hillock.decoding.evaluate.Measurement;
import org.hillock.decoding.evaluate.TrialSet;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.evaluate.Contenders;
import org.hillock.runtime.evaluate.TrialSets;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock evaluate SESSION --data DIR}. */
@Command(
        name = "evaluate",
        description = {
            "Compare the session's decoder with every other on recordings of several subjects.",
            "Three protocols: learn on the training runs and stay frozen; the same, but learn on; decide and then learn"
                    + " from the first trial on."
        })
final class EvaluateCommand extends HillockCommand {
    private static final int DEFAULT_WIDTH = 120;

    @Parameters(paramLabel = "SESSION", description = "The session file.")
    private Path file = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "The folder that holds one folder a subject.")
    private Path data = Path.of("");

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "1", description = "Seeds 1 to N (default: 1).")
    private int seeds = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as a JSON array.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report with plots.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--drift",
            description = "Instead: shift the electrodes at the first test trial, and tell apart what recovers.")
    private boolean drift;

    @Override
    public Integer call() {
        if (seeds < 1) {
            err().println("hillock: --seeds is at least 1, not " + seeds + ".");
            return ExitCode.BAD_USE;
        }
        Session session = SessionFiles.read(file);
        List<Contender> contenders = Contenders.of(file.toString(), session);
        List<TrialSet> sets = new TrialSets(session, contenders).cut(data);
        if (drift) {
            drift(contenders, sets);
        } else {
            evaluate(session, contenders, sets);
        }
        return ExitCode.DONE;
    }

    private void evaluate(Session session, List<Contender> contenders, List<TrialSet> sets) {
        EvaluationSettings settings =
                EvaluationSettings.of(seeds, session.epochs().endSeconds());
        List<Measurement> measurements;
        try (Progress progress = Progress.of("evaluate")) {
            measurements = new Evaluation(contenders, settings, System::nanoTime)
                    .run(sets, (done, total, recording, label) -> progress.reached(done, total, recording));
        }
        List<EvaluationRow> rows = measurements.stream().map(Measurement::row).toList();
        out().println(EvaluationTables.text(rows, width()));
        json.ifPresent(target -> write(target, EvaluationJson.write(rows)));
        html.ifPresent(target -> write(target, HtmlReport.page(session.name(), measurements)));
    }

    private void drift(List<Contender> contenders, List<TrialSet> sets) {
        List<DriftRow> rows;
        try (Progress progress = Progress.of("drift")) {
            rows = new DriftExperiment(contenders, seeds)
                    .run(sets, (done, total, recording, label) -> progress.reached(done, total, recording));
        }
        out().println(DriftTables.text(rows, width()));
        json.ifPresent(target -> write(target, EvaluationJson.writeDrift(rows)));
    }

    private static int width() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? DEFAULT_WIDTH : Math.max(60, Integer.parseInt(columns));
        } catch (NumberFormatException notANumber) {
            return DEFAULT_WIDTH;
        }
    }

    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HillockException.workFailed(
                    target + ": the report cannot be written (" + AcquisitionException.reason(e)
                            + "); name another file.",
                    e);
        }
    }
}
