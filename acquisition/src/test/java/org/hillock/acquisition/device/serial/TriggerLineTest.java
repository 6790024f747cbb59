package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.junit.jupiter.api.Test;

class TriggerLineTest {
    private static List<String> markers(String auxiliary, int... values) {
        DeviceProfile cyton = DeviceProfiles.shipped().named("cyton").inModeOf(Optional.of(auxiliary));
        DeviceStreams streams = DeviceStreams.of(cyton, "/dev/ttyUSB7");
        TriggerLine line =
                new TriggerLine(new TriggerSettings(Optional.of(auxiliary), Map.of('A' + 0, "cue")), cyton, streams);
        int column =
                streams.auxiliary().orElseThrow().montage().indexOf(auxiliary).orElseThrow();
        float[] row = new float[streams.auxiliary().orElseThrow().channelCount()];
        List<String> markers = new ArrayList<>();
        for (int value : values) {
            row[column] = value;
            if (line.fires(row, 0)) {
                markers.add(line.label());
            }
        }
        return markers;
    }

    @Test
    void aLevelFiresWhenItChangesToAnythingButZero() {
        assertThat(markers("analog A5", 0, 'A', 'A', 0, 7, 'A', 0)).containsExactly("cue", "7", "cue");
    }

    @Test
    void aMomentaryValueFiresInEveryFrameThatHasIt() {
        assertThat(markers("marker", 0, 'A', 'A', 0, 7, 'A', 0)).containsExactly("cue", "cue", "7", "cue");
    }
}
