package org.hillock.runtime.cli;

import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SourceAround;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.pipeline.SourceNews;
import reactor.core.publisher.Flux;

/** A source whose losses and returns are told to somebody as they pass. */
final class ToldSource extends SourceAround {
    private final SourceNews news;

    ToldSource(SignalSource source, SourceNews news) {
        super(source);
        this.news = news;
    }

    @Override
    public Flux<StreamEvent> events() {
        return inner().events().doOnNext(this::tell);
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
}
