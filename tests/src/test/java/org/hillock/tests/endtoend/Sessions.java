package org.hillock.tests.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hillock.runtime.session.EvaluateSetting;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/** Sessions of the repository, and small synthetic ones. */
final class Sessions {
    private Sessions() {}

    /** The folder of the session files. */
    static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path sessions = at.resolve("sessions");
            if (Files.isRegularFile(sessions.resolve("demo.json"))) {
                return sessions;
            }
        }
        throw new AssertionError("The folder sessions is in none of the folders above the working directory.");
    }

    static String text(String name) {
        try {
            return Files.readString(folder().resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The session of the five recordings a person, comparing only these with its own decoder. */
    static Session comparing(String... decoders) {
        Session s = SessionFiles.parse("motor-imagery.json", text("motor-imagery.json"));
        EvaluateSetting e = s.evaluate();
        EvaluateSetting fewer = new EvaluateSetting(e.subjects(), e.runs(), e.train(), e.test(), List.of(decoders));
        return new Session(
                s.name(),
                s.description(),
                s.sources(),
                s.conditioning(),
                s.epochs(),
                s.decoder(),
                s.learning(),
                s.feedback(),
                s.mapping(),
                s.safety(),
                s.budget(),
                fewer);
    }

    /**
     * A session of a synthetic wearer with 16 trials.
     *
     * @param further further properties, each with a comma after it
     */
    static String synthetic(String decoder, String further) {
        return """
                {
                  %s
                  "name": "small",
                  "sources": [{ "from": "synthetic", "trials": 16, "rateHz": 100, "seed": 3 }],
                  "epochs": {
                    "classes": ["left", "right"],
                    "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.5, "endSeconds": 2.5
                  },
                  "decoder": { "name": "%s" }
                }
                """.formatted(further, decoder);
    }
}
