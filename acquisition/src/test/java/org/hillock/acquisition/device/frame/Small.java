package org.hillock.acquisition.device.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;

/** Profiles made for a test. */
final class Small {
    private Small() {}

    static DeviceProfile cgxOfThreeChannels() {
        return parse("""
                {"schema": 1, "id": "cgx-3", "name": "CGX with three channels",
                 "transport": {"kind": "serial", "baud": 1500000}, "sampleRateHz": 500, "channels": ["C3", "Cz", "C4"],
                 "frame": {"codec": "cgx", "counter": {"modulus": 128}, "fields": [
                   {"name": "eeg", "scale": 0.0003880510727564494, "unit": "uV", "firstChannel": 0},
                   {"name": "impedance state"}, {"name": "battery"}, {"name": "trigger"}, {"name": "trigger lines"}]}}
                """);
    }

    static DeviceProfile parse(String json) {
        try {
            Path file = Files.createTempFile("profile", ".json");
            try {
                Files.writeString(file, json);
                return DeviceProfiles.shipped().named(file.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
