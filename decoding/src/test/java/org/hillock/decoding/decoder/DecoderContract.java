package org.hillock.decoding.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.decoder.Decision.Abstention;
import org.hillock.decoding.decoder.Decision.Intent;
import org.hillock.decoding.decoder.Decision.Reason;
import org.hillock.decoding.epoch.Segment;
import org.junit.jupiter.api.Test;

/** What every decoder of discrete classes that learns from labels keeps to. Extend it and name the provider. */
public abstract class DecoderContract {
    private static final List<String> TWO = List.of("left", "right");

    /** The kind of decoder under test. */
    protected abstract DecoderProvider provider();

    /** Its options; none unless overridden. */
    protected Map<String, Double> options() {
        return Map.of();
    }

    /** Whether it is built with recentring. */
    protected boolean recentred() {
        return true;
    }

    private Decoder decoder(SyntheticTrials trials, long seed) {
        return provider().create(new DecoderContext(trials.layout(), TWO, seed, recentred(), options()));
    }

    private SyntheticTrials trials(long seed) {
        return new SyntheticTrials(provider().bands(), seed);
    }

    private static List<Decision> train(Decoder decoder, List<Segment> segments, int[] labels) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            decisions.add(decoder.decide(segments.get(i)));
            decoder.learn(segments.get(i).sequence(), new Teaching.Label(labels[i]));
        }
        return decisions;
    }

    private static List<Decision> decideAll(Decoder decoder, List<Segment> segments) {
        List<Decision> decisions = new ArrayList<>();
        segments.forEach(segment -> decisions.add(decoder.decide(segment)));
        return decisions;
    }

    private static double accuracy(List<Decision> decisions, int[] labels, int from) {
        double right = 0;
        for (int i = from; i < labels.length; i++) {
            right += decisions.get(i) instanceof Intent intent ? (intent.classIndex() == labels[i] ? 1 : 0) : 0.5;
        }
        return right / (labels.length - from);
    }

    private static Optional<Posterior> posterior(Decision decision) {
        if (decision instanceof Intent intent) {
            return Optional.of(intent.posterior());
        }
        return decision instanceof Abstention abstention ? abstention.posterior() : Optional.empty();
    }

    @Test
    void namesItselfAndItsClassesAsAsked() {
        Decoder decoder = decoder(trials(1), 1);
        assertThat(decoder.name()).isEqualTo(provider().name());
        assertThat(decoder.classes()).isEqualTo(TWO);
        assertThat(provider().summary()).isNotBlank();
        assertThat(provider().bands()).isNotEmpty();
        assertThat(decoder.memory()).isPositive();
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        SyntheticTrials trials = trials(1);
        assertThatThrownBy(() -> provider()
                        .create(new DecoderContext(
                                trials.layout(), TWO, 1, recentred(), Map.of("no-such-option", 1.0))))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("no-such-option");
    }

    @Test
    void refusesATeachingAboutASegmentThatWasNotDecidedYet() {
        SyntheticTrials trials = trials(2);
        Decoder decoder = decoder(trials, 1);
        assertThatThrownBy(() -> decoder.learn(0, new Teaching.Label(0))).isInstanceOf(IllegalArgumentException.class);
        decoder.decide(trials.segment(0, 0));
        assertThatThrownBy(() -> decoder.learn(1, new Teaching.Label(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void abstainsUntilItHasLearned() {
        SyntheticTrials trials = trials(3);
        Decision first = decoder(trials, 1).decide(trials.segment(0, 0));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Abstention.class, a -> assertThat(a.reason()).isEqualTo(Reason.UNTRAINED));
    }

    @Test
    void answersEachSegmentByItsSequenceAndTime() {
        SyntheticTrials trials = trials(4);
        int[] labels = SyntheticTrials.alternating(20, 2);
        List<Segment> segments = trials.segments(labels);
        List<Decision> decisions = train(decoder(trials, 1), segments, labels);
        for (int i = 0; i < labels.length; i++) {
            assertThat(decisions.get(i).sequence()).isEqualTo(segments.get(i).sequence());
            assertThat(decisions.get(i).timeNanos()).isEqualTo(segments.get(i).endNanos());
        }
    }

    @Test
    void learnsASeparableProblemWithinFortyTrials() {
        SyntheticTrials trials = trials(5);
        int[] labels = SyntheticTrials.alternating(100, 2);
        List<Decision> decisions = train(decoder(trials, 1), trials.segments(labels), labels);
        assertThat(accuracy(decisions, labels, 40)).isGreaterThan(0.9);
    }

    @Test
    void staysAtChanceWhenLabelsAreShuffled() {
        SyntheticTrials trials = trials(6);
        List<Segment> segments = trials.segments(SyntheticTrials.alternating(140, 2));
        int[] shuffled = SyntheticTrials.drawn(140, 2, 99);
        List<Decision> decisions = train(decoder(trials, 1), segments, shuffled);
        assertThat(accuracy(decisions, shuffled, 40)).isBetween(0.3, 0.7);
    }

    @Test
    void givesPosteriorsThatSumToOneAndAgreeWithTheIntent() {
        SyntheticTrials trials = trials(7);
        int[] labels = SyntheticTrials.alternating(40, 2);
        int seen = 0;
        for (Decision decision : train(decoder(trials, 1), trials.segments(labels), labels)) {
            Optional<Posterior> posterior = posterior(decision);
            if (posterior.isPresent()) {
                seen++;
                double sum = 0;
                for (double p : posterior.get().toArray()) {
                    sum += p;
                }
                assertThat(sum).isCloseTo(1, within(1e-9));
            }
            if (decision instanceof Intent intent) {
                assertThat(intent.classIndex()).isEqualTo(intent.posterior().argMax());
                assertThat(intent.label()).isEqualTo(TWO.get(intent.classIndex()));
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void givesTheSameBitsForTheSameInputs() {
        SyntheticTrials trials = trials(8);
        int[] labels = SyntheticTrials.alternating(40, 2);
        List<Segment> segments = trials.segments(labels);
        assertThat(train(decoder(trials, 7), segments, labels)).isEqualTo(train(decoder(trials, 7), segments, labels));
    }

    @Test
    void forksIntoADecoderThatGoesOnAlikeAndAlone() {
        SyntheticTrials trials = trials(9);
        int[] labels = SyntheticTrials.alternating(70, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder reference = decoder(trials, 3);
        Decoder original = decoder(trials, 3);
        train(reference, segments.subList(0, 33), labels);
        train(original, segments.subList(0, 33), labels);
        Decoder fork = original.fork();
        Decoder stranger = original.fork();
        int[] rest = Arrays.copyOfRange(labels, 33, 70);
        int[] flipped = rest.clone();
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = 1 - flipped[i];
        }
        train(stranger, segments.subList(33, 70), flipped);
        List<Decision> ofOriginal = train(original, segments.subList(33, 70), rest);
        List<Decision> ofFork = train(fork, segments.subList(33, 70), rest);
        assertThat(ofOriginal).isEqualTo(train(reference, segments.subList(33, 70), rest));
        assertThat(ofFork).isEqualTo(ofOriginal);
    }

    @Test
    void forksWithItsPendingTeachings() {
        SyntheticTrials trials = trials(10);
        int[] labels = SyntheticTrials.alternating(60, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder original = decoder(trials, 3);
        train(original, segments.subList(0, 30), labels);
        original.decide(segments.get(30));
        Decoder fork = original.fork();
        original.learn(30, new Teaching.Label(labels[30]));
        fork.learn(30, new Teaching.Label(labels[30]));
        int[] rest = Arrays.copyOfRange(labels, 31, 60);
        assertThat(train(fork, segments.subList(31, 60), rest))
                .isEqualTo(train(original, segments.subList(31, 60), rest));
    }

    @Test
    void doesNotLearnWhileFrozen() {
        SyntheticTrials trials = trials(11);
        int[] labels = SyntheticTrials.alternating(80, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder taught = decoder(trials, 3);
        train(taught, segments.subList(0, 40), labels);
        taught.permit(Set.of());
        Decoder untaught = taught.fork();
        int[] wrong = new int[40];
        assertThat(train(taught, segments.subList(40, 80), wrong))
                .isEqualTo(decideAll(untaught, segments.subList(40, 80)));
    }

    @Test
    void answersAFrozenSegmentTheSameWheneverItIsAsked() {
        SyntheticTrials trials = trials(12);
        int[] labels = SyntheticTrials.alternating(60, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder decoder = decoder(trials, 3);
        train(decoder, segments.subList(0, 40), labels);
        decoder.permit(Set.of());
        Decoder direct = decoder.fork();
        decideAll(decoder, segments.subList(40, 59));
        Optional<Posterior> after = posterior(decoder.decide(segments.get(59)));
        Optional<Posterior> before = posterior(direct.decide(segments.get(59)));
        assertThat(after).isPresent();
        assertThat(before).isPresent();
        if (!provider().seeded()) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void countsTeachingsThatComeTooLateAndIgnoresThem() {
        SyntheticTrials trials = trials(13);
        int[] labels = SyntheticTrials.alternating(20, 2);
        Decoder decoder = decoder(trials, 3);
        train(decoder, trials.segments(labels), labels);
        int memory = decoder.memory();
        for (int i = 0; i <= memory; i++) {
            decoder.decide(trials.segment(20 + i, i % 2));
        }
        Decoder untaught = decoder.fork();
        assertThat(decoder.lateTeachings()).isZero();
        decoder.learn(20, new Teaching.Label(1));
        assertThat(decoder.lateTeachings()).isEqualTo(1);
        Segment next = trials.segment(21 + memory, 0);
        assertThat(decoder.decide(next)).isEqualTo(untaught.decide(next));
    }

    @Test
    void takesTeachingsOutOfOrder() {
        SyntheticTrials trials = trials(14);
        int[] labels = SyntheticTrials.alternating(100, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder decoder = decoder(trials, 3);
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < labels.length; i += 2) {
            decisions.add(decoder.decide(segments.get(i)));
            decisions.add(decoder.decide(segments.get(i + 1)));
            decoder.learn(i + 1, new Teaching.Label(labels[i + 1]));
            decoder.learn(i, new Teaching.Label(labels[i]));
        }
        assertThat(decoder.lateTeachings()).isZero();
        assertThat(accuracy(decisions, labels, 40)).isGreaterThan(0.9);
    }

    @Test
    void decidesAlikeUntilLabelsDiffer() {
        SyntheticTrials trials = trials(15);
        int[] labels = SyntheticTrials.alternating(60, 2);
        List<Segment> segments = trials.segments(labels);
        int[] other = labels.clone();
        for (int i = 30; i < other.length; i++) {
            other[i] = 0;
        }
        List<Decision> one = train(decoder(trials, 3), segments, labels);
        List<Decision> two = train(decoder(trials, 3), segments, other);
        assertThat(one.subList(0, 31)).isEqualTo(two.subList(0, 31));
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void survivesASegmentThatIsNotANumber() {
        SyntheticTrials trials = trials(16);
        int[] labels = SyntheticTrials.alternating(90, 2);
        List<Segment> segments = trials.segments(labels);
        Decoder decoder = decoder(trials, 3);
        train(decoder, segments.subList(0, 40), labels);
        Segment broken = trials.notANumber(40);
        try {
            assertThat(decoder.decide(broken)).isInstanceOf(Abstention.class);
        } catch (DecodingException e) {
            assertThat(e).hasMessageContaining("not finite");
        }
        int[] rest = Arrays.copyOfRange(labels, 41, 90);
        List<Decision> after = train(decoder, segments.subList(41, 90), rest);
        assertThat(accuracy(after, rest, 0)).isGreaterThan(0.85);
    }

    @Test
    void survivesSpoiltSegmentsAndTeachingsAboutThem() {
        SyntheticTrials trials = trials(17);
        int[] labels = SyntheticTrials.alternating(90, 2);
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : trials.segments(labels)) {
            segments.add(segment.sequence() % 5 == 3 ? SyntheticTrials.spoilt(segment) : segment);
        }
        List<Decision> decisions = train(decoder(trials, 3), segments, labels);
        double right = 0;
        int counted = 0;
        for (int i = 40; i < labels.length; i++) {
            if (!segments.get(i).artefact()) {
                counted++;
                right += decisions.get(i) instanceof Intent intent && intent.classIndex() == labels[i] ? 1 : 0;
            }
        }
        assertThat(right / counted).isGreaterThan(0.9);
    }

    @Test
    void refusesALabelOutsideItsClasses() {
        SyntheticTrials trials = trials(18);
        Decoder decoder = decoder(trials, 1);
        decoder.decide(trials.segment(0, 0));
        assertThatThrownBy(() -> decoder.learn(0, new Teaching.Label(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decoder.learn(0, new Teaching.Label(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
