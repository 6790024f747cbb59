package org.hillock.tests.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
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

/** A decoder that hangs when a test tells it to, and until it lets it go; found by {@link java.util.ServiceLoader}. */
public final class HangingDecoderProvider implements DecoderProvider {
    static final String NAME = "hanging";
    /** In another process: it hangs as soon as its working directory holds a file of this name. */
    static final String SIGN = "hang";

    private static volatile CountDownLatch release = new CountDownLatch(0);

    /** From now on the next decision never comes, until {@link #letGo}. */
    static void hang() {
        release = new CountDownLatch(1);
    }

    static void letGo() {
        release.countDown();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Answers the first class, and hangs once.";
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
        return new Hanging(context.classes());
    }

    private record Hanging(List<String> classes) implements Decoder {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Decision decide(Segment segment) {
            await();
            return new Decision.Intent(
                    segment.sequence(),
                    segment.endNanos(),
                    0,
                    classes.get(0),
                    Posterior.of(0.75, 0.25),
                    DecisionCost.NONE);
        }

        /** A decoder that hangs hears no interrupt. */
        private static void await() {
            while (release.getCount() > 0 || Files.exists(Path.of(SIGN))) {
                LockSupport.parkNanos(1_000_000);
            }
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
            return 1000;
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
