package org.hillock.decoding.evaluate;

import java.util.List;
import java.util.Optional;
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

/** A decoder that answers what was taught last, when the seed is odd, and abstains otherwise. */
final class CoinProvider implements DecoderProvider {
    @Override
    public String name() {
        return "coin";
    }

    @Override
    public String summary() {
        return "Answers the label before.";
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
        return new Coin(context.classes(), context.seed(), 0);
    }

    private static final class Coin implements Decoder {
        private final List<String> classes;
        private final long seed;
        private int last;

        Coin(List<String> classes, long seed, int last) {
            this.classes = classes;
            this.seed = seed;
            this.last = last;
        }

        @Override
        public String name() {
            return "coin";
        }

        @Override
        public List<String> classes() {
            return classes;
        }

        @Override
        public Decision decide(Segment segment) {
            DecisionCost cost = new DecisionCost(10, 20, 0);
            if (seed % 2 == 0) {
                return new Decision.Abstention(
                        segment.sequence(), segment.endNanos(), Decision.Reason.TIE, Optional.empty(), cost);
            }
            Posterior posterior = last == 0 ? Posterior.of(0.75, 0.25) : Posterior.of(0.25, 0.75);
            return new Decision.Intent(
                    segment.sequence(), segment.endNanos(), last, classes.get(last), posterior, cost);
        }

        @Override
        public void learn(long sequence, Teaching teaching) {
            if (teaching instanceof Teaching.Label label) {
                last = label.classIndex();
            }
        }

        @Override
        public void permit(Set<Adaptation> adaptations) {
            // It cannot be frozen; the tests of the protocols rely on that.
        }

        @Override
        public int memory() {
            return 1;
        }

        @Override
        public long lateTeachings() {
            return 0;
        }

        @Override
        public Decoder fork() {
            return new Coin(classes, seed, last);
        }
    }
}
