package org.hillock.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.certify.Certificate;
import org.hillock.runtime.certify.CertificatePage;
import org.hillock.runtime.certify.Certification;
import org.hillock.runtime.certify.SessionDigest;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock certify SESSION}. */
@Command(
        name = "certify",
        description = {
            "Test a session's latency on this machine, from its source to a receiver over UDP and back, and write a one-page"
                    + " certificate.",
            "The session's own actuators are not touched. With a synthetic source it plays as many trials as the time allows."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the work failed",
            "2:bad use",
            "3:bad input",
            "4:done, but the budget was missed (with --strict)"
        })
final class CertifyCommand extends HillockCommand {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS_A_SECOND = 1;

    @Parameters(paramLabel = "SESSION", description = "The session file.")
    private Path file = Path.of("");

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to test. Default: 60.")
    private Duration length = Duration.ofSeconds(60);

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many times faster than in reality the source plays, for more decisions in the time. Default: 20. A"
                            + " live source has its own speed.")
    private double speed = 20;

    @Option(
            names = "--load",
            description = "Keep every CPU busy beside it: stress-ng where it is installed, else threads.")
    private boolean load;

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "Where the page goes; the same as JSON beside it. Default: certificate.html.")
    private Path page = Path.of("certificate.html");

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings lie.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--strict", description = "Exit with 4 when the budget was missed.")
    private boolean strict;

    @Option(names = "--json", description = "Print the certificate as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            err().println("hillock: --speed is a number above 0, not " + speed + ".");
            return ExitCode.BAD_USE;
        }
        SessionFiles.read(file);
        ObjectNode asInFile = sessionTree();
        Session session = SessionFiles.parse(file.toString(), tested(asInFile).toString());
        List<SignalSource> sources = SessionSources.open(session.source(), DataFolders.of(file, data));
        Certification.Plan plan = new Certification.Plan(
                length,
                speed,
                session.source().isLive() ? Certification.PaceOf.SOURCE : Certification.PaceOf.PLAN,
                load ? Certification.Load.EVERY_CPU : Certification.Load.NONE);
        Certificate certificate =
                new Certification(session, file.toString(), SessionDigest.of(asInFile), plan).run(sources);
        JsonNode tree = JSON.valueToTree(certificate);
        write(page, CertificatePage.of(certificate));
        write(beside(page), tree.toPrettyString() + "\n");
        if (json) {
            printJson(tree);
        } else {
            out().println(certificate.verdict());
            out().println(page + " and " + beside(page));
        }
        return strict && !certificate.budget().held() ? ExitCode.BUDGET_MISSED : ExitCode.DONE;
    }

    private ObjectNode sessionTree() {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw HillockException.badInput(file + ": " + e.getOriginalMessage() + ".", e);
        } catch (IOException e) {
            throw HillockException.badInput(
                    file + ": the session file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    /** The session without its actuators, with the percentiles of every certificate and trials enough. */
    private ObjectNode tested(ObjectNode asInFile) {
        ObjectNode session = asInFile.deepCopy();
        session.putArray("feedback");
        Certification.PERCENTILES.forEach(session.withObjectProperty("budget").putArray("percentiles")::add);
        JsonNode source = session.path("sources").path(0);
        if (source instanceof ObjectNode own && own.path("from").asText().equals("synthetic")) {
            long trials = (long) Math.ceil(length.toSeconds() * speed * TRIALS_A_SECOND) + 1;
            own.put("trials", (int)
                    Math.min(1_000_000, Math.max(own.path("trials").asLong(), trials)));
        }
        return session;
    }

    private static Path beside(Path html) {
        String name = String.valueOf(html.getFileName());
        String stem = name.endsWith(".html") ? name.substring(0, name.length() - ".html".length()) : name;
        return html.resolveSibling(stem + ".json");
    }

    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw HillockException.workFailed(
                    target + ": the certificate cannot be written (" + AcquisitionException.reason(e)
                            + "); name another file.",
                    e);
        }
    }
}
