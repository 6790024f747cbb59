package org.hillock.runtime.cli;

import java.util.List;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.pipeline.SourceNews;
import reactor.core.publisher.Flux;

/** A source whose losses and returns are told to somebody as they pass. */
final class ToldSource implements SignalSource {
    private final SignalSource source;
    private final SourceNews news;

    ToldSource(SignalSource source, SourceNews news) {
        this.source = source;
        this.news = news;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<StreamInfo> streams() {
        return source.streams();
    }

    @Override
    public Flux<StreamEvent> events() {
        return source.events().doOnNext(this::tell);
    }

    private void tell(StreamEvent event) {
        if (event instanceof Lost lost) {
            news.lost(lost);
        } else if (event instanceof Recovered recovered) {
            news.recovered(recovered);
        } else if (event instanceof SignalQuality quality) {
            news.quality(quality);
        } else if (event instanceof ElectrodeImpedance impedance) {
            news.impedance(impedance);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
