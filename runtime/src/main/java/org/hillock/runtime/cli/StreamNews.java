package org.hillock.runtime.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.runtime.pipeline.SourceNews;

/** A line on the error stream when a stream goes away or a channel goes bad, and another when it is back or well again. */
final class StreamNews implements SourceNews {
    private final PrintWriter err;
    private final ChannelNews channels = new ChannelNews();

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

    @Override
    public void quality(SignalQuality event) {
        channels.after(event).forEach(this::tell);
    }

    @Override
    public void impedance(ElectrodeImpedance event) {
        tell("Impedance of " + event.electrode() + ": " + ContactGrade.words(event.ohms()) + ".");
    }

    /** A cursor may be drawn over its line: begins a fresh one. */
    private void tell(String sentence) {
        err.println((HillockCommand.onTerminal() ? "\n" : "") + "hillock: " + sentence);
        err.flush();
    }
}
