package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** From the source's thread to the front end, a session in time of its own allocates nothing a chunk. */
@Timeout(30)
class DataPlaneAllocationTest {
    private static final int WARM_UP = 40_000;
    private static final int CHUNKS = 44_000;
    private static final int FRAMES = 4;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Emits chunks without a cue on a reader's thread. */
    private static final class Chunks implements SignalSource {
        private final StreamInfo stream;
        private final ChunkPool pool;
        private long bytes;

        Chunks(StreamInfo stream) {
            this.stream = stream;
            this.pool = new ChunkPool(stream, FRAMES, 512);
        }

        @Override
        public String name() {
            return "chunks";
        }

        @Override
        public List<StreamInfo> streams() {
            return List.of(stream);
        }

        @Override
        public Flux<StreamEvent> events() {
            return Flux.create(
                    sink -> {
                        Thread reader = new Thread(() -> emit(sink), "reader");
                        reader.setDaemon(true);
                        reader.start();
                    },
                    FluxSink.OverflowStrategy.IGNORE);
        }

        private void emit(FluxSink<StreamEvent> sink) {
            for (int i = 0; i < CHUNKS; i++) {
                if (i == WARM_UP) {
                    bytes = THREADS.getCurrentThreadAllocatedBytes();
                }
                while (sink.requestedFromDownstream() == 0 || pool.idleCount() < 2) {
                    LockSupport.parkNanos(50_000);
                }
                sink.next(chunk(i));
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            sink.complete();
        }

        private SampleChunk chunk(int number) {
            SampleChunk chunk = pool.take();
            for (int f = 0; f < FRAMES; f++) {
                long frame = (long) number * FRAMES + f;
                chunk.frameNanos()[f] = Math.round(frame * 1e9 / stream.nominalRateHz());
                for (int c = 0; c < stream.channelCount(); c++) {
                    chunk.samples()[f * stream.channelCount() + c] = (frame * 31 + c * 7) % 17;
                }
            }
            chunk.fill(FRAMES, chunk.frameNanos()[FRAMES - 1]);
            return chunk;
        }

        @Override
        public void close() {
            // It ends by itself.
        }
    }

    /** Reads the decoding thread's counter at two events. */
    private static final class Books implements SessionTap {
        private int events;
        private long bytes;

        @Override
        public void part(SignalSource source) {
            // There is one.
        }

        @Override
        public void event(StreamEvent event) {
            events++;
            if (events == WARM_UP) {
                bytes = THREADS.getCurrentThreadAllocatedBytes();
            } else if (events == CHUNKS) {
                bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            }
        }
    }

    @Test
    void allocatesNothingAChunkOnEitherThreadWhereOverloadSheds() {
        assertThat(decodingBytes("{ \"hardMillis\": 1000, \"maxAgeMillis\": 60000 }"))
                .isZero();
    }

    /** A task for the source's thread whenever three quarters of the queue have been taken. */
    @Test
    void allocatesNothingAChunkOnEitherThreadWhereTheSourceIsHeldBack() {
        int requests = 1 + (CHUNKS - WARM_UP) / (SessionRun.QUEUE_CAPACITY * 3 / 4);
        assertThat(decodingBytes("{ \"hardMillis\": 1000 }")).isLessThanOrEqualTo(requests * 200L);
    }

    private static long decodingBytes(String budget) {
        Session session = TestSessions.small("csp-lda", budget);
        Chunks source = new Chunks(
                Streams.decoded(session, TestSessions.sources(session).get(0)));
        Books books = new Books();
        RunSettings settings = new RunSettings(
                "small.json",
                Tempo.TIMED,
                SessionClock.monotonic(),
                List.of(),
                List.of(),
                SourceNews.NOBODY,
                books,
                Oversight.NOBODY);
        new SessionRun(session, settings).run(List.of(source));
        assertThat(books.events).isEqualTo(CHUNKS);
        assertThat(source.bytes).as("on the source's thread").isZero();
        return books.bytes;
    }
}
