package org.hillock.runtime.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.session.Session;
import org.hillock.runtime.session.SessionFiles;

/** Small synthetic sessions. */
final class TestSessions {
    private TestSessions() {}

    static Session small(String decoder, String budget) {
        return small(decoder, budget, 24);
    }

    static Session small(String decoder, String budget, int trials) {
        return SessionFiles.parse("small.json", """
                {
                  "name": "small",
                  "sources": [{ "from": "synthetic", "trials": %d, "rateHz": 100, "seed": 3 }],
                  "epochs": {
                    "classes": ["left", "right"],
                    "onsets": { "left": "left", "right": "right" },
                    "startSeconds": 0.5, "endSeconds": 2.5
                  },
                  "decoder": { "name": "%s" },
                  "budget": %s
                }
                """.formatted(trials, decoder, budget));
    }

    static List<SignalSource> sources(Session session) {
        return SessionSources.open(session.source(), List.of(Path.of(".")));
    }
}
