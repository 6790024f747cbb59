package org.hillock.acquisition.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class SourceAroundTest {
    private boolean closed;

    private final SignalSource inner = new SignalSource() {
        @Override
        public String name() {
            return "inner";
        }

        @Override
        public List<StreamInfo> streams() {
            return List.of();
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.empty();
        }

        @Override
        public boolean tellsTrueArrivals() {
            return true;
        }

        @Override
        public void close() {
            closed = true;
        }
    };

    /** Whoever forgot that a source tells true arrivals would put a queue where a session asked for none. */
    @Test
    void isTheSourceWithinInAllButItsEvents() {
        SignalSource around = new SourceAround(inner) {
            @Override
            public Flux<StreamEvent> events() {
                return inner().events();
            }
        };
        assertThat(around.name()).isEqualTo("inner");
        assertThat(around.streams()).isEmpty();
        assertThat(around.tellsTrueArrivals()).isTrue();
        around.close();
        assertThat(closed).isTrue();
    }
}
