package org.hillock.acquisition.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.profile.UsbId;
import org.junit.jupiter.api.Test;

class PortInfoTest {
    private static final List<DeviceProfile> PROFILES = DeviceProfiles.shipped().all();

    @Test
    void namesTheProfilesThatAreReachedThroughAChip() {
        assertThat(candidates(0x0403, 0x6015)).containsExactly("openbci-cyton", "openbci-cyton-daisy");
        assertThat(candidates(0x2458, 0x0001)).contains("openbci-ganglion-fw3");
        assertThat(candidates(0x2E73, 0x1234)).contains("backyard-brains-hbsb-pro");
        assertThat(candidates(0x1234, 0x5678)).isEmpty();
        assertThat(new PortInfo("COM1", "port", Optional.empty()).candidates(PROFILES))
                .isEmpty();
    }

    private static List<String> candidates(int vendor, int product) {
        PortInfo port = new PortInfo("/dev/ttyUSB0", "chip", Optional.of(new UsbId(vendor, product)));
        return port.candidates(PROFILES).stream().map(DeviceProfile::id).toList();
    }
}
