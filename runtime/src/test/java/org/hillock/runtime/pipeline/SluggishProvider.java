package org.hillock.runtime.pipeline;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
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

/** A decoder that answers the first class after as many milliseconds as the test asks for. */
public final class SluggishProvider implements DecoderProvider {
    static final String NAME = "sluggish";

    /** From a segment's sequence to its milliseconds; no test runs beside another. */
    private static volatile LongUnaryOperator delayMillis = sequence -> 0;

    static void delay(LongUnaryOperator millisOfSequence) {
        delayMillis = millisOfSequence;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Answers the first class when it is told to.";
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
        return new Sluggish(context.classes());
    }

    private record Sluggish(List<String> classes) implements Decoder {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Decision decide(Segment segment) {
            long untilNanos = System.nanoTime() + 1_000_000 * delayMillis.applyAsLong(segment.sequence());
            while (System.nanoTime() < untilNanos) {
                LockSupport.parkNanos(untilNanos - System.nanoTime());
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
