package org.hillock.runtime.pipeline;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSettings.Impedance;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.device.serial.TriggerSettings;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.session.SourceSetting;

/** Opens what a session says under {@code "from": "serial"}. */
public final class LiveDevices {
    private LiveDevices() {}

    /** The profiles that ship with Hillock and those in {@code ~/.hillock/device-profiles}. */
    public static DeviceProfiles profiles() {
        return DeviceProfiles.with(Path.of(System.getProperty("user.home", "."), ".hillock", "device-profiles"));
    }

    static SignalSource open(SourceSetting.Serial serial, SessionClock clock) {
        Map<Integer, String> labels = new HashMap<>();
        serial.triggers().forEach((label, value) -> {
            String before = labels.put(value, label);
            if (before != null) {
                throw HillockException.badInput(
                        "$.sources[0].triggers of the session",
                        "the value " + value + " for '" + before + "' and '" + label + "'",
                        "a value of its own for each label",
                        "change one of them");
            }
        });
        Optional<String> trigger = serial.trigger().isEmpty() ? Optional.empty() : Optional.of(serial.trigger());
        SerialSettings settings = SerialSettings.defaults()
                .withTriggers(new TriggerSettings(trigger, labels))
                .with(serial.impedance() ? Impedance.MEASURED_FIRST : Impedance.LEFT_ALONE);
        return new SerialSource(serial.port(), profiles().named(serial.device()), settings, clock);
    }
}
