package org.hillock.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;
import org.hillock.runtime.session.SourceSetting;

/** The session of the demo, which lies in the repository as {@code sessions/demo.json} and in the jar. */
final class DemoSession {
    private static final String RESOURCE = "/org/hillock/runtime/cli/demo.json";

    private DemoSession() {}

    static Session with(int trials, long seed) {
        Session session = SessionFiles.parse("demo.json", text());
        SourceSetting.Synthetic asInFile = (SourceSetting.Synthetic) session.source();
        SourceSetting.Synthetic wearer = new SourceSetting.Synthetic(
                seed, asInFile.rateHz(), trials, asInFile.imagery(), asInFile.depth(), asInFile.laterality());
        return new Session(
                session.name(),
                session.description(),
                List.of(wearer),
                session.conditioning(),
                session.epochs(),
                session.decoder(),
                session.learning(),
                session.feedback(),
                session.mapping(),
                session.safety(),
                session.budget(),
                session.evaluate());
    }

    private static String text() {
        try (InputStream in = DemoSession.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
