package org.hillock.tests.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

/**
 * A decoder that takes all memory there is as soon as its working directory holds a file of the name {@value #SIGN}, keeps the
 * collector busy without end for a while, and then fails for want of memory; found by {@link java.util.ServiceLoader}.
 */
public final class GreedyDecoderProvider implements DecoderProvider {
    static final String NAME = "greedy";
    static final String SIGN = "greed";
    static final long THRASHES_MILLIS = 1500;
    private static final int LARGE_BYTES = 1 << 16;
    private static final int SMALL_BYTES = 256;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Answers the first class, and takes all memory once.";
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
        return new Greedy(context.classes());
    }

    private static final class Greedy implements Decoder {
        private final List<String> classes;
        private final List<byte[]> hoard = new ArrayList<>();
        private byte[] garbage = {};

        Greedy(List<String> classes) {
            this.classes = classes;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public List<String> classes() {
            return classes;
        }

        @Override
        public Decision decide(Segment segment) {
            if (Files.exists(Path.of(SIGN))) {
                takeAll();
            }
            return new Decision.Intent(
                    segment.sequence(),
                    segment.endNanos(),
                    0,
                    classes.get(0),
                    Posterior.of(0.75, 0.25),
                    DecisionCost.NONE);
        }

        private void takeAll() {
            try {
                while (true) {
                    hoard.add(new byte[LARGE_BYTES]);
                }
            } catch (OutOfMemoryError full) {
                thrash();
                throw full;
            }
        }

        /** What is left lasts for microseconds; then the whole heap is collected for as much again. */
        private void thrash() {
            long endNanos = System.nanoTime() + THRASHES_MILLIS * 1_000_000;
            while (System.nanoTime() < endNanos) {
                garbage = new byte[SMALL_BYTES];
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
            return garbage.length;
        }

        @Override
        public long lateTeachings() {
            return 0;
        }

        @Override
        public Decoder fork() {
            return new Greedy(classes);
        }
    }
}
