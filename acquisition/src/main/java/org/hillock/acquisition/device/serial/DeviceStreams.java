package org.hillock.acquisition.device.serial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * The streams of a device: its signal, its auxiliary values as they come, and what it says in words or by a trigger line.
 *
 * @param signal the samples
 * @param auxiliary battery, accelerometer and the like
 * @param markers texts and triggers
 */
record DeviceStreams(StreamInfo signal, Optional<StreamInfo> auxiliary, StreamInfo markers) {
    static DeviceStreams of(DeviceProfile profile, String port) {
        Map<String, String> facts = Map.of(
                "device",
                profile.name(),
                "port",
                port,
                "reference",
                profile.reference().electrode(),
                "calibrated",
                Boolean.toString(profile.frame().allFields().stream()
                        .filter(FieldSpec::isSignal)
                        .allMatch(FieldSpec::calibrated)));
        StreamInfo signal = new StreamInfo(
                profile.id(),
                profile.id(),
                "EEG",
                profile.montage(),
                profile.sampleRateHz(),
                ChannelFormat.FLOAT32,
                facts);
        List<Channel> channels = new ArrayList<>();
        for (FieldSpec field : profile.auxiliaryFields()) {
            for (int value = 0; value < field.count(); value++) {
                channels.add(Channel.of(field.label(value), type(field.name()), field.unit()));
            }
        }
        Optional<StreamInfo> auxiliary = channels.isEmpty()
                ? Optional.empty()
                : Optional.of(new StreamInfo(
                        profile.id() + "-aux",
                        profile.id() + "-aux",
                        "AUX",
                        new Montage(channels),
                        0,
                        ChannelFormat.FLOAT32,
                        Map.of()));
        return new DeviceStreams(signal, auxiliary, StreamInfo.markers(profile.id() + "-markers"));
    }

    private static ChannelType type(String field) {
        String word = field.toLowerCase(Locale.ROOT);
        return word.startsWith("accel")
                ? ChannelType.ACCELEROMETER
                : word.startsWith("gyro") ? ChannelType.GYROSCOPE : ChannelType.AUX;
    }

    List<StreamInfo> all() {
        List<StreamInfo> all = new ArrayList<>(List.of(signal));
        auxiliary.ifPresent(all::add);
        all.add(markers);
        return all;
    }
}
