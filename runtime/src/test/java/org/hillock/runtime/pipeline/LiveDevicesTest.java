package org.hillock.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SourceSetting;
import org.junit.jupiter.api.Test;

class LiveDevicesTest {
    private static SourceSetting.Serial serial(String device, String trigger, Map<String, Integer> triggers) {
        return new SourceSetting.Serial(device, "/dev/ttyUSB0", trigger, triggers, false);
    }

    @Test
    void opensWhatASessionNamesWithoutTouchingThePort() {
        SourceSetting setting = serial("cyton", "analog A5", Map.of("left", 1, "right", 2));
        List<SignalSource> sources = SessionSources.open(setting, List.of());
        assertThat(sources).hasSize(1);
        assertThat(sources.get(0).streams().get(0).montage().labels()).contains("C3", "C4");
        sources.get(0).close();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> SessionSources.open(serial("cyton", "", Map.of("left", 1, "right", 1)), List.of()))
                .isInstanceOf(HillockException.class)
                .hasMessageContaining("a value of its own for each label");
        assertThatThrownBy(() -> SessionSources.open(serial("citon", "", Map.of()), List.of()))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("did you mean 'cyton'?");
        assertThatThrownBy(() -> SessionSources.open(serial("cyton", "analog A9", Map.of()), List.of()))
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("analog A5");
    }
}
