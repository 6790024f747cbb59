package org.hillock.acquisition.device.link;

import com.fazecast.jSerialComm.SerialPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.UsbId;

/**
 * A serial port as the system describes it; nothing is sent to find out.
 *
 * @param path its name or path
 * @param description what the system calls it
 * @param usb its USB ids, when it has any
 */
public record PortInfo(String path, String description, Optional<UsbId> usb) {
    /** The ports that there are, by path. */
    public static List<PortInfo> list() {
        return Stream.of(SerialPort.getCommPorts())
                .map(PortInfo::of)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    private static PortInfo of(SerialPort port) {
        boolean usb = port.getVendorID() >= 0 && port.getProductID() >= 0;
        return new PortInfo(
                port.getSystemPortPath(),
                port.getDescriptivePortName(),
                usb ? Optional.of(new UsbId(port.getVendorID(), port.getProductID())) : Optional.empty());
    }

    /** The profiles whose devices are reached through a chip with these ids. */
    public List<DeviceProfile> candidates(List<DeviceProfile> profiles) {
        return usb.map(id -> profiles.stream()
                        .filter(profile -> profile.transport().usb().stream()
                                .anyMatch(known -> known.matches(id.vendor(), id.product())))
                        .toList())
                .orElse(List.of());
    }
}
