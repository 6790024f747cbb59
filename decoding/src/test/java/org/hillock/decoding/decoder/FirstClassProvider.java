package org.hillock.decoding.decoder;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.epoch.Segment;

/** A decoder of two classes that answers the first one, after whatever a test has in mind for it, and never learns. */
public abstract class FirstClassProvider implements DecoderProvider {
    private final String name;
    private final String summary;

    protected FirstClassProvider(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    /** What comes before the answer to a segment. */
    protected abstract void before(long sequence);

    /** What the decoder says of its memory. */
    protected int memory() {
        return 0;
    }

    /** Takes its time. */
    protected static void pause(long nanos) {
        long untilNanos = System.nanoTime() + nanos;
        while (System.nanoTime() < untilNanos) {
            LockSupport.parkNanos(untilNanos - System.nanoTime());
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final List<Band> bands() {
        return List.of(new Band(8, 30));
    }

    @Override
    public final Set<String> optionNames() {
        return Set.of();
    }

    @Override
    public final Decoder create(DecoderContext context) {
        return new FirstClass(this, context.classes());
    }

    private record FirstClass(FirstClassProvider provider, List<String> classes) implements Decoder {
        @Override
        public String name() {
            return provider.name;
        }

        @Override
        public Decision decide(Segment segment) {
            provider.before(segment.sequence());
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
            return provider.memory();
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
