package org.hillock.acquisition.device.serial;

import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The contract of sources, over an emulated headset on a pseudo-terminal. */
class SerialSourceContractTest extends SignalSourceContract {
    private static final SessionClock CLOCK = SessionClock.monotonic();
    private static DeviceProfile unicorn;

    private final List<EmulatedDevice> devices = new ArrayList<>();

    @BeforeAll
    static void load() {
        Assumptions.assumeFalse(
                System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no pseudo-terminals");
        unicorn = DeviceProfiles.shipped().named("unicorn");
    }

    @Override
    protected SignalSource open() {
        EmulatedDevice device =
                new EmulatedDevice(unicorn, new CountingSupply(unicorn), EmulationSettings.plain(), CLOCK, line -> {});
        devices.add(device);
        device.start();
        return new SerialSource(device.path(), unicorn, SerialSettings.defaults(), CLOCK);
    }

    @AfterEach
    void unplug() {
        devices.forEach(EmulatedDevice::close);
    }

    @Override
    protected int eventLimit() {
        return 40;
    }

    @Override
    protected boolean isRepeatable() {
        return false;
    }
}
