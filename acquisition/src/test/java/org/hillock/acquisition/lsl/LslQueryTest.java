package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LslQueryTest {
    private static final LslInfo CAP =
            LslInfo.of(StreamInfo.eeg("BioSemi", Montage.eeg("C3", "Cz", "C4"), 250), "it's");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name='BioSemi'",
                "name = \"BioSemi\" and type='EEG'",
                "starts-with(name,'Bio')",
                "contains(name, 'Sem') and not(contains(name,'x'))",
                "channel_count>=3 and channel_count='3' and channel_count<4",
                "nominal_srate=250",
                "count(desc/channels/channel)=3",
                "desc/channels/channel/label='C4'",
                "(type='x' or type='EEG') and (name='y' or true())",
                "type='EEG' or type='x' and false()",
                "source_id=\"it's\"",
                "not(nosuch)",
                "desc/channels/channel/label!='C3'",
                "string-length(name)=7",
            })
    void matches(String query) {
        assertThat(LslQuery.parse(query).matches(CAP)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name='biosemi'",
                "nominal_srate='250'",
                "nosuch='x'",
                "nosuch!='x'",
                "channel_count>3",
                "desc/channels/channel/label='O1'",
                "false()",
                "name='x' or type='y'",
            })
    void doesNotMatch(String query) {
        assertThat(LslQuery.parse(query).matches(CAP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"name=", "name='x", "(name='x'", "name='x')", "system('x')", "name='x' name='y'", "not name)"})
    void refusesWhatIsNoQueryAndSaysWhere(String query) {
        assertThatThrownBy(() -> LslQuery.parse(query))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("LSL query, character");
    }

    @Test
    void quotesValuesByWhatTheyContain() {
        assertThat(LslQuery.property("source_id", "it's").text()).isEqualTo("source_id=\"it's\"");
        assertThatThrownBy(() -> LslQuery.property("name", "'\"")).hasMessageContaining("both kinds of quotes");
    }

    @Test
    void looksForAStreamAgainByWhatARestartKeeps() {
        LslInfo info = LslInfo.of("n", "t", 2, ChannelFormat.INT16, "s", 1);
        assertThat(LslQuery.identity(info).text())
                .isEqualTo("channel_count='2' and name='n' and type='t' and source_id='s' and channel_format='int16'");
    }
}
