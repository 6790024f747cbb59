package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.acquisition.export.BidsExport;
import org.hillock.acquisition.export.BidsNames;
import org.hillock.acquisition.export.EdfKind;
import org.hillock.acquisition.export.EdfPlusExport;
import org.hillock.acquisition.export.ExportReport;
import org.hillock.acquisition.export.ExportSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code hillock export FILE --to FORMAT OUT}. */
@Command(
        name = "export",
        description = {
            "Write a recording of any known format as EDF+, BDF+ or into a BIDS data set.",
            "One stream with all markers: the first with EEG, or the one that is named."
        })
final class ExportCommand extends HillockCommand {
    private static final double FINE_STEP = 0.5;

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file; for bids the data set's folder.")
    private Path out = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "edf+|bdf+|bids",
            required = true,
            converter = TargetConverter.class,
            description = "The format.")
    private Target to = Target.EDF_PLUS;

    @Option(names = "--stream", paramLabel = "NAME", description = "The stream to export.")
    private String stream = "";

    @Option(
            names = "--range",
            paramLabel = "MICROVOLTS",
            description = "Physical range, minus to plus this; what is beyond is clipped and counted"
                    + " (default: each channel's own).")
    private Optional<Double> range = Optional.empty();

    @Option(names = "--subject", paramLabel = "LABEL", defaultValue = "01", description = "For bids (default: 01).")
    private String subject = "01";

    @Option(names = "--session", paramLabel = "LABEL", description = "For bids (default: none).")
    private String session = "";

    @Option(names = "--task", paramLabel = "LABEL", defaultValue = "bci", description = "For bids (default: bci).")
    private String task = "bci";

    @Option(names = "--run", paramLabel = "N", description = "For bids (default: none).")
    private String run = "";

    @Option(
            names = "--signal",
            paramLabel = "edf+|bdf+",
            converter = TargetConverter.class,
            description = "The signal's format in bids (default: bdf+).")
    private Target signal = Target.BDF_PLUS;

    @Option(names = "--mains", paramLabel = "HZ", description = "The mains frequency, for bids.")
    private Optional<Double> mains = Optional.empty();

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    @Option(names = "--json", description = "Print what was done to the signal as JSON.")
    private boolean json;

    /** What is written. */
    enum Target {
        EDF_PLUS,
        BDF_PLUS,
        BIDS
    }

    @Override
    public Integer call() {
        ExportReport report;
        try {
            report = write();
        } catch (IllegalArgumentException e) {
            err().println("hillock: " + e.getMessage() + ".");
            return ExitCode.BAD_USE;
        }
        if (json) {
            printJson(tree(report));
        } else {
            print(report);
        }
        return ExitCode.DONE;
    }

    private ExportReport write() {
        ExportSettings settings = new ExportSettings(
                stream,
                range.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                force ? ExportSettings.Existing.REPLACE : ExportSettings.Existing.KEEP);
        if (to == Target.BIDS) {
            BidsNames names = new BidsNames(subject, session, task, run);
            OptionalDouble mainsHz = mains.map(OptionalDouble::of).orElse(OptionalDouble.empty());
            return new BidsExport(out, names, kind(signal), settings, mainsHz).write(file);
        }
        return EdfPlusExport.write(file, out, kind(to), settings);
    }

    private static EdfKind kind(Target target) {
        return switch (target) {
            case EDF_PLUS -> EdfKind.EDF_PLUS;
            case BDF_PLUS -> EdfKind.BDF_PLUS;
            case BIDS -> throw new IllegalArgumentException("the signal's format is edf+ or bdf+, not bids");
        };
    }

    private void print(ExportReport report) {
        out().println(String.format(
                Locale.ROOT,
                "%s: %s, stream '%s', %d channels, %d frames at %s Hz, %d records of %s s, %d annotations",
                out,
                report.format(),
                report.stream(),
                report.channels(),
                report.frames(),
                plain(report.rateHz()),
                report.records(),
                plain(report.recordSeconds()),
                report.annotations()));
        out().println(String.format(
                Locale.ROOT,
                "  values rounded to steps of at most %.6g; %d clipped, %d no numbers, %d frames filled for gaps, %d to"
                        + " end the last record",
                report.coarsestStep(),
                report.clippedValues(),
                report.nonFiniteValues(),
                report.filledFrames(),
                report.paddedFrames()));
        if (!report.leftOut().isEmpty()) {
            out().println("  left out: the streams " + String.join(", ", report.leftOut()));
        }
        if (report.coarsestStep() > FINE_STEP && to == Target.EDF_PLUS) {
            out().println("  the steps are coarse: bdf+ has finer ones, and so has --range with clipping");
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private ObjectNode tree(ExportReport report) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        tree.put("out", out.toString())
                .put("format", report.format())
                .put("stream", report.stream())
                .put("channels", report.channels())
                .put("frames", report.frames())
                .put("rateHz", report.rateHz())
                .put("records", report.records())
                .put("recordSeconds", report.recordSeconds())
                .put("filledFrames", report.filledFrames())
                .put("paddedFrames", report.paddedFrames())
                .put("clippedValues", report.clippedValues())
                .put("nonFiniteValues", report.nonFiniteValues())
                .put("annotations", report.annotations())
                .put("coarsestStep", report.coarsestStep());
        report.leftOut().forEach(tree.putArray("leftOut")::add);
        return tree;
    }

    /** Reads a format's word. */
    static final class TargetConverter implements ITypeConverter<Target> {
        @Override
        public Target convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "edf+", "edf" -> Target.EDF_PLUS;
                case "bdf+", "bdf" -> Target.BDF_PLUS;
                case "bids" -> Target.BIDS;
                default -> throw new TypeConversionException("'" + text + "' is no format; write edf+, bdf+ or bids");
            };
        }
    }
}
