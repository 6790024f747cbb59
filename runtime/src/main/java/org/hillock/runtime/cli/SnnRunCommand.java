package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.snn.LoadedNetwork;
import org.hillock.runtime.snn.NetworkRun;
import org.hillock.runtime.snn.PopulationReport;
import org.hillock.runtime.snn.RasterImage;
import org.hillock.runtime.snn.RunReport;
import org.hillock.snn.NetworkException;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.file.StateFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock snn run NET}. */
@Command(name = "run", description = "Run a network alone and tell its rates, its regularity and its speed.")
final class SnnRunCommand extends HillockCommand {
    @Mixin
    private NetworkOptions options = new NetworkOptions();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "The model time to run (default 1).")
    private double seconds = 1;

    @Option(names = "--raster", paramLabel = "FILE", description = "Draw spikes and rates as PNG.")
    private Optional<Path> raster = Optional.empty();

    @Option(names = "--load-state", paramLabel = "FILE", description = "Go on from a saved state.")
    private Optional<Path> loadState = Optional.empty();

    @Option(names = "--save-state", paramLabel = "FILE", description = "Save the state at the end.")
    private Optional<Path> saveState = Optional.empty();

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        LoadedNetwork loaded = options.load();
        FloatEngine engine = loaded.start();
        loadState.ifPresent(file -> StateFiles.restore(engine, file));
        var run = new NetworkRun(loaded, engine, seconds);
        RunReport report = run.run();
        write(() -> raster.ifPresent(file -> RasterImage.write(run, report, file)));
        write(() -> saveState.ifPresent(file -> StateFiles.save(engine, file)));
        if (json) {
            printJson(new ObjectMapper().valueToTree(report));
        } else {
            print(report);
        }
        return ExitCode.DONE;
    }

    /** A result that can't be written is no bad input. */
    private static void write(Runnable result) {
        try {
            result.run();
        } catch (NetworkException e) {
            throw HillockException.workFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(RunReport report) {
        line(
                "%s: %.3f s from %.3f s on, step %s ms, %d synapses",
                report.network(),
                report.seconds(),
                report.startSeconds(),
                Double.toString(report.stepMillis()),
                report.synapses());
        line(
                "%-24s %-22s %8s %10s %9s %8s %9s",
                "population", "model", "neurons", "spikes", "Hz", "ISI CV", "synchrony");
        for (PopulationReport population : report.populations()) {
            line(
                    "%-24s %-22s %8d %10d %9.3f %8s %9s",
                    population.name(),
                    population.model(),
                    population.neurons(),
                    population.spikes(),
                    population.rateHz(),
                    measured(population.intervalCv()),
                    measured(population.synchrony()));
        }
        if (report.recordedSeconds() < report.seconds()) {
            line("ISI CV, synchrony and raster: the last %.3f s", report.recordedSeconds());
        }
        line(
                "took %.3f s: %.2f times real time, %.3f us a step; %d synaptic operations, %d plastic updates",
                report.wallSeconds(),
                report.timesRealTime(),
                report.microsecondsPerStep(),
                report.synapticOperations(),
                report.plasticUpdates());
    }

    private static String measured(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void line(String format, Object... arguments) {
        out().println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
