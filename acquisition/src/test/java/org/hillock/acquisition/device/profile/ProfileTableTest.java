package org.hillock.acquisition.device.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of devices for people says what the profiles say. */
class ProfileTableTest {
    private static final Path TABLE = Path.of("../device-profiles/README.md");
    private static final double FASTEST_ON_A_TERMINAL_HZ = 20_000;

    @Test
    void tableSaysWhatTheProfilesSay() throws IOException {
        List<DeviceProfile> profiles = DeviceProfiles.shipped().all();
        String text = Files.readString(TABLE);
        List<List<String>> rows = text.lines()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .skip(1)
                        .toList())
                .toList();
        assertThat(text).contains("What " + profiles.size() + " headsets and boards say");
        assertThat(rows.stream().map(row -> row.subList(0, 5)).toList())
                .containsExactlyElementsOf(
                        profiles.stream().map(ProfileTableTest::row).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.get(5)).isNotBlank());
    }

    private static List<String> row(DeviceProfile profile) {
        return List.of(
                profile.name(),
                "`" + profile.id() + "`",
                profile.transport().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                profile.montage().size() + " x "
                        + BigDecimal.valueOf(profile.sampleRateHz())
                                .stripTrailingZeros()
                                .toPlainString(),
                profile.sampleRateHz() <= FASTEST_ON_A_TERMINAL_HZ ? "pseudo-terminal" : "frames only");
    }
}
