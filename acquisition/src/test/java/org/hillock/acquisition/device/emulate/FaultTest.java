package org.hillock.acquisition.device.emulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hillock.acquisition.AcquisitionException;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void readsAFaultFromItsText() {
        assertThat(Fault.parse("lost@5:3")).isEqualTo(new Fault(Fault.Kind.LOST, 5, false, 3));
        assertThat(Fault.parse("torn/2.5")).isEqualTo(new Fault(Fault.Kind.TORN, 2.5, true, 1));
        assertThat(Fault.parse("drift:-80")).isEqualTo(new Fault(Fault.Kind.DRIFT, 0, false, -80));
        assertThat(Fault.parse("batch")).isEqualTo(new Fault(Fault.Kind.BATCH, 0, false, 16));
    }

    @Test
    void refusesAnotherTextWithACure() {
        refuses("lots@5", "did you mean 'lost'?");
        refuses("lost", "such as lost@5");
        refuses("batch@5", "such as batch:16");
        refuses("lost/0", "more than 0 seconds");
        refuses("lost@5:-1", "0 or more");
        refuses("!", "KIND@SECONDS");
    }

    private static void refuses(String text, String part) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining(part);
    }
}
