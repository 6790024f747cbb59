package org.hillock.decoding.decoder.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderContract;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.decoder.SyntheticTrials;
import org.hillock.decoding.decoder.Teaching;
import org.hillock.decoding.epoch.Moments;
import org.hillock.decoding.epoch.Segment;
import org.junit.jupiter.api.Test;

class LogVarianceLdaDecoderTest extends DecoderContract {
    private static final List<Double> LEFT = List.of(0.5, 0.0, -0.25, 0.0, 0.0, 0.0, 0.1);
    private static final List<Double> RIGHT = List.of(0.0, 0.5, 0.0, 0.0, 0.0, 0.25, -0.1);

    @Override
    protected DecoderProvider provider() {
        return new LogVarianceLdaProvider();
    }

    private Decoder given(SyntheticTrials trials, Map<String, List<Double>> weights) {
        return provider()
                .create(new DecoderContext(trials.layout(), List.of("left", "right"), 1, false, Map.of(), weights));
    }

    @Test
    void asksForNoMoreThanPowers() {
        assertThat(provider().moments()).isEqualTo(Moments.POWERS);
    }

    @Test
    void decidesByAGivenModelFromTheFirstSegmentOn() {
        SyntheticTrials trials = new SyntheticTrials(provider().bands(), 3);
        Decoder decoder = given(trials, Map.of("left", LEFT, "right", RIGHT));
        for (int i = 0; i < 20; i++) {
            Segment segment = trials.segment(i, i % 2);
            double left = score(LEFT, segment);
            double right = score(RIGHT, segment);
            assertThat(decoder.decide(segment)).isInstanceOfSatisfying(Decision.Intent.class, intent -> {
                assertThat(intent.classIndex()).isEqualTo(right > left ? 1 : 0);
                assertThat(intent.posterior().probability(1))
                        .isCloseTo(1 / (1 + StrictMath.exp(left - right)), within(1e-12));
            });
        }
    }

    private static double score(List<Double> weights, Segment segment) {
        double score = weights.get(6);
        for (int c = 0; c < 6; c++) {
            double power = segment.covariances().epoch(0)[c * 6 + c];
            score += weights.get(c) * StrictMath.log(power);
        }
        return score;
    }

    @Test
    void labelsLeaveAGivenModelAsItIs() {
        SyntheticTrials trials = new SyntheticTrials(provider().bands(), 4);
        int[] labels = SyntheticTrials.alternating(40, 2);
        Decoder taught = given(trials, Map.of("left", LEFT, "right", RIGHT));
        Decoder untaught = taught.fork();
        untaught.permit(Set.of());
        for (Segment segment : trials.segments(labels)) {
            assertThat(taught.decide(segment)).isEqualTo(untaught.decide(segment));
            taught.learn(segment.sequence(), new Teaching.Label(labels[(int) segment.sequence()]));
        }
    }

    @Test
    void refusesAModelOfOtherChannels() {
        SyntheticTrials trials = new SyntheticTrials(provider().bands(), 5);
        assertThatThrownBy(() -> given(trials, Map.of("left", LEFT, "right", RIGHT.subList(0, 6))))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("weights of the class right")
                .hasMessageContaining("6 numbers")
                .hasMessageContaining("7: one a channel and then the offset");
    }

    @Test
    void recentringTakesEachChannelsUsualPowerAway() {
        LogPowerInput input = new LogPowerInput(new int[] {0}, 2, true);
        double[][] first = {{1, 5}};
        double[][] second = {{3, 5}};
        input.observe(first);
        input.observe(second);
        assertThat(input.recentre(second)[0]).containsExactly(1, 0);
        assertThat(Arrays.equals(second[0], new double[] {3, 5})).isTrue();
    }
}
