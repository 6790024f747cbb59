package org.hillock.acquisition.stream;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;

/** The contract suite itself, run over the smallest source that keeps it. */
class ListedSourceTest extends SignalSourceContract {
    private static final StreamInfo EEG = StreamInfo.eeg("eeg", Montage.eeg("C3", "C4"), 100);
    private static final StreamInfo CUES = StreamInfo.markers("cues");

    @Override
    protected SignalSource open() {
        return new ListedSource();
    }

    private static final class ListedSource implements SignalSource {
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public String name() {
            return "listed";
        }

        @Override
        public List<StreamInfo> streams() {
            return List.of(EEG, CUES);
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.range(0, 8).takeWhile(i -> !closed.get()).map(ListedSource::event);
        }

        @Override
        public void close() {
            closed.set(true);
        }

        private static StreamEvent event(int index) {
            long start = index / 3 * 40_000_000L;
            return switch (index % 3) {
                case 0 -> new Marker("cues", start + 5_000_000, start + 5_000_000, "left", 0);
                case 1 ->
                    SampleChunk.of(
                            EEG,
                            new float[] {index, -index, index + 1f, -index - 1f},
                            new long[] {start, start + 10_000_000},
                            start + 10_000_000);
                default -> new Gap("eeg", start + 10_000_000, start + 40_000_000, 2, start + 40_000_000, "counter");
            };
        }
    }
}
