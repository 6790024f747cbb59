package org.hillock.decoding.decoder.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.decoder.Decision;
import org.hillock.decoding.decoder.Decoder;
import org.hillock.decoding.decoder.DecoderContext;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.decoder.SyntheticTrials;
import org.hillock.decoding.decoder.Teaching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeveralClassesTest {
    static List<DecoderProvider> providers() {
        return ServiceLoader.load(DecoderProvider.class).stream()
                .filter(found -> ReferenceProvider.class.isAssignableFrom(found.type()))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    void areFoundByTheServiceLoader() {
        assertThat(providers().stream().map(DecoderProvider::name))
                .containsExactlyInAnyOrder("csp-lda", "fbcsp-lda", "tangent-lr", "online-lda", "logvar-lda");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void learnsThreeClasses(DecoderProvider provider) {
        SyntheticTrials trials = new SyntheticTrials(provider.bands(), 21);
        Decoder decoder = provider.create(
                new DecoderContext(trials.layout(), List.of("left", "right", "feet"), 1, true, Map.of()));
        int[] labels = SyntheticTrials.alternating(120, 3);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            Decision decision = decoder.decide(trials.segment(i, labels[i]));
            if (i >= 60 && decision instanceof Decision.Intent intent) {
                right += intent.classIndex() == labels[i] ? 1 : 0;
            }
            decoder.learn(i, new Teaching.Label(labels[i]));
        }
        assertThat(right).isGreaterThan(54);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void refusesAFrontEndWithoutItsBands(DecoderProvider provider) {
        SyntheticTrials trials = new SyntheticTrials(List.of(new Band(1, 4)), 21);
        assertThatThrownBy(() -> provider.create(
                        new DecoderContext(trials.layout(), List.of("left", "right"), 1, true, Map.of())))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("without the band");
    }
}
