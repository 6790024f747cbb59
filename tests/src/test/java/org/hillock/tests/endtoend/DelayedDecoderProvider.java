package org.hillock.tests.endtoend;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.Adaptation;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.DecisionCost;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.decoder.Posterior;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.Segment;

/** A decoder that takes half a second over every other decision; found by {@link java.util.ServiceLoader}. */
public final class DelayedDecoderProvider implements DecoderProvider {
    static final String NAME = "delayed";
    private static final long DELAY_NANOS = 500_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Answers the first class, and every other answer is late.";
    }

    @Override
    public List<Band> bands() {
        return List.of(new Band(8, 30));
    }

    @Override
    public Set<String> optionNames() {
        return Set.of();
    }

    @Override
    public Decoder create(DecoderContext context) {
        return new Delayed(context.classes());
    }

    private record Delayed(List<String> classes) implements Decoder {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Decision decide(Segment segment) {
            if (segment.sequence() % 2 == 1) {
                long untilNanos = System.nanoTime() + DELAY_NANOS;
                while (System.nanoTime() < untilNanos) {
                    LockSupport.parkNanos(untilNanos - System.nanoTime());
                }
            }
            return new Decision.Intent(
                    segment.sequence(),
                    segment.endNanos(),
                    0,
                    classes.get(0),
                    Posterior.of(0.75, 0.25),
                    DecisionCost.NONE);
        }

        @Override
        public void learn(long sequence, Teaching teaching) {
            // It knows all that it will ever know.
        }

        @Override
        public void permit(Set<Adaptation> adaptations) {
            // It never changes.
        }

        @Override
        public int memory() {
            return 0;
        }

        @Override
        public long lateTeachings() {
            return 0;
        }

        @Override
        public Decoder fork() {
            return this;
        }
    }
}
