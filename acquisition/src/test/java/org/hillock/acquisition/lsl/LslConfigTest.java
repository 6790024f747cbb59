package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.StandardProtocolFamily;
import java.time.Duration;
import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LslConfigTest {
    @Test
    void hasTheDefaultsOfLiblsl() {
        LslSettings defaults = LslSettings.defaults();
        assertThat(defaults.multicastPort()).isEqualTo(16571);
        assertThat(defaults.basePort()).isEqualTo(16572);
        assertThat(defaults.portRange()).isEqualTo(32);
        assertThat(defaults.sessionId()).isEqualTo("default");
        assertThat(defaults.timeToLive()).isEqualTo(24);
        assertThat(defaults.multicastAddresses())
                .contains("127.0.0.1", "255.255.255.255", "224.0.0.183", "239.255.172.215")
                .contains("FF05:113D:6FDD:2C17:A643:FFE2:1BD1:3CD2")
                .doesNotContain("FF08:113D:6FDD:2C17:A643:FFE2:1BD1:3CD2");
    }

    @Test
    void countsTheSamplesOfABuffer() {
        LslSettings defaults = LslSettings.defaults();
        assertThat(defaults.bufferSamples(250)).isEqualTo(90_000);
        assertThat(defaults.bufferSamples(0)).isEqualTo(36_000);
        LslSettings brief = defaults.withBuffer(Duration.ofMillis(1));
        assertThat(brief.bufferSamples(250)).isEqualTo(1);
        assertThat(brief.withBuffer(Duration.ofDays(1)).bufferSamples(1e6)).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> defaults.withBuffer(Duration.ZERO)).hasMessageContaining("above 0 s, not 0.0");
    }

    @Test
    void readsTheKeysThatUsersSet() {
        LslSettings read = LslConfig.parse(
                "; a comment\n[ports]\nIPv6 = disable\nBasePort=17000\n[multicast]\nResolveScope = machine\n"
                        + "[lab]\nKnownPeers = {127.0.0.1, rig-2}\nSessionID = rig\n",
                "test");
        assertThat(read.families()).containsExactly(StandardProtocolFamily.INET);
        assertThat(read.basePort()).isEqualTo(17000);
        assertThat(read.multicastAddresses()).containsExactly("127.0.0.1");
        assertThat(read.knownPeers()).containsExactly("127.0.0.1", "rig-2");
        assertThat(read.sessionId()).isEqualTo("rig");
        assertThat(read.timeToLive()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"a line, 2", "BasePort =, 2", "BasePort = 1;BasePort = 2, 3"})
    void refusesASpoiltFileWithTheLine(String lines, int line) {
        assertThatThrownBy(() -> LslConfig.parse("[ports]\n" + lines.replace(';', '\n'), "test"))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("line " + line);
    }

    @ParameterizedTest
    @CsvSource({
        "250, 250.0000000000000, 250",
        "0, 0.000000000000000, 0",
        "1.1, 1.100000000000000, 1.1",
        "881.5754531920001, 881.5754531920001, 881.5754531920001",
        "1e-7, 1.000000000000000e-07, 1e-07",
        "123456789012345678, 1.234567890123457e+17, 1.234567890123457e+17",
        "-0.5, -0.5000000000000000, -0.5",
    })
    void printsNumbersAsLiblsl(double value, String padded, String shortest) {
        assertThat(Digits.padded(value)).isEqualTo(padded);
        if (value == 0) {
            assertThat(Digits.shortest(value)).isEqualTo("0");
        } else {
            assertThat(Digits.shortest(value)).isEqualTo(shortest);
        }
    }
}
