package org.hillock.decoding.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.decoder.DecoderProvider;
import org.hillock.decoding.decoder.reference.CspLdaProvider;
import org.hillock.decoding.decoder.reference.FilterBankCspLdaProvider;
import org.hillock.decoding.decoder.reference.OnlineLdaProvider;
import org.junit.jupiter.api.Test;

class LineUpTest {
    private final List<DecoderProvider> providers =
            List.of(new CspLdaProvider(), new FilterBankCspLdaProvider(), new OnlineLdaProvider());

    @Test
    void putsOneDecoderInFrontAndAllOthersTwice() {
        List<Contender> lineUp = LineUp.of("online-lda", providers);
        assertThat(lineUp.stream().map(Contender::label))
                .containsExactly(
                        "online-lda", "csp-lda", "csp-lda + rec", "fbcsp-lda", "fbcsp-lda + rec", "fbcsp-lda (8)");
        assertThat(lineUp.get(0).recentred()).isTrue();
        assertThat(lineUp.get(1).recentred()).isFalse();
    }

    @Test
    void namesEachBandOnce() {
        assertThat(LineUp.bands(LineUp.of("csp-lda", providers))).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void namesTheDecodersThereAreWhenOneIsMissing() {
        assertThatThrownBy(() -> LineUp.of("spikes", providers))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("csp-lda, fbcsp-lda, online-lda");
    }
}
