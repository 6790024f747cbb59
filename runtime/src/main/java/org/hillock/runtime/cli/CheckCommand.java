package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.epoch.FrontEndLayout;
import org.hillock.runtime.pipeline.DecoderNeeds;
import org.hillock.runtime.pipeline.Decoders;
import org.hillock.runtime.pipeline.FrontEnds;
import org.hillock.runtime.pipeline.SessionSources;
import org.hillock.runtime.pipeline.Streams;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock check SESSION}: everything up to the first sample. */
@Command(
        name = "check",
        description = "Check a session file: its words, its source, its channels, its decoder; nothing is run.")
final class CheckCommand extends HillockCommand {
    @Parameters(paramLabel = "SESSION", description = "The session file.")
    private Path file = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where recordings lie.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Session session = SessionFiles.read(file);
        DecoderProvider provider = Decoders.named(file.toString(), session.decoder());
        List<SignalSource> sources = SessionSources.open(session.source(), DataFolders.of(file, data));
        try {
            StreamInfo stream = Streams.decoded(session, sources.get(0));
            FrontEndLayout layout = FrontEnds.create(session, stream, DecoderNeeds.of(List.of(provider)))
                    .layout();
            Decoders.create(provider, session, layout);
            report(session, sources, stream, layout);
        } finally {
            sources.forEach(SignalSource::close);
        }
        return ExitCode.DONE;
    }

    private void report(Session session, List<SignalSource> sources, StreamInfo stream, FrontEndLayout layout) {
        if (json) {
            printJson(tree(session, sources, stream, layout));
            return;
        }
        out().println(file + " is a session that can run.");
        out().println("source    " + sources.size() + " x " + sources.get(0).name() + ", stream '" + stream.name()
                + "', " + stream.channelCount() + " channels at " + stream.nominalRateHz() + " Hz");
        out().println("decodes   " + layout.channels() + " channels at " + layout.rateHz() + " Hz, "
                + windows(session, layout) + "; bands "
                + layout.bands().stream().map(Band::label).toList());
        out().println("classes   " + session.epochs().onsets());
        out().println("decoder   " + session.decoder().name() + " of "
                + Decoders.all().stream().map(DecoderProvider::name).toList());
        out().println(String.format(
                Locale.ROOT,
                "budget    %.3f ms, a late decision: %s",
                session.budget().hardMillis(),
                session.budget().policy().name().toLowerCase(Locale.ROOT)));
        DrivenDevices.print(session, out());
    }

    private static String windows(Session session, FrontEndLayout layout) {
        double seconds = layout.window().windowSeconds();
        return session.epochs().slides()
                ? "a window of " + seconds + " s every " + layout.window().hopSeconds() + " s"
                : layout.window().windowCount() + " windows of " + seconds + " s";
    }

    private ObjectNode tree(Session session, List<SignalSource> sources, StreamInfo stream, FrontEndLayout layout) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        tree.put("session", session.name());
        ArrayNode names = tree.putArray("sources");
        sources.forEach(source -> names.add(source.name()));
        tree.put("stream", stream.name());
        tree.put("channels", layout.channels());
        tree.put("rateHz", layout.rateHz());
        tree.put("windows", layout.window().windowCount());
        tree.put("cut", session.epochs().cut().name().toLowerCase(Locale.ROOT));
        layout.bands().forEach(band -> tree.withArray("bands").add(band.label()));
        tree.put("decoder", session.decoder().name());
        Decoders.all().forEach(provider -> tree.withArray("decoders").add(provider.name()));
        DrivenDevices.add(session, tree.putArray("drives"));
        return tree;
    }
}
