package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.runtime.pipeline.SourceNews;

/** A line on the error stream when a stream goes away, and another when it is back. */
final class StreamNews implements SourceNews {
    private final PrintWriter err;

    StreamNews(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void lost(Lost event) {
        tell("Lost the stream '" + event.streamId() + "': " + event.reason() + ".");
    }

    @Override
    public void recovered(Recovered event) {
        tell(String.format(
                Locale.ROOT,
                "Recovered the stream '%s' after %.1f s; the session goes on.",
                event.streamId(),
                event.outageNanos() / 1e9));
    }

    /** A cursor may be drawn over its line: begins a fresh one. */
    private void tell(String sentence) {
        err.println((HillockCommand.onTerminal() ? "\n" : "") + "hillock: " + sentence);
        err.flush();
    }
}
