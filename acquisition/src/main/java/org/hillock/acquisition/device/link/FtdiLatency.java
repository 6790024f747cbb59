package org.hillock.acquisition.device.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The latency timer of FTDI's USB chips, as Linux tells it: for so long a chip gathers bytes before it sends them. The
 * kernel's default is 16 ms.
 */
public final class FtdiLatency {
    private static final Path DEVICES = Path.of("/sys/bus/usb-serial/devices");

    private FtdiLatency() {}

    /** The timer of a port in milliseconds; empty when the port has none or the system does not say. */
    public static OptionalInt millis(String port) {
        return millis(port, DEVICES);
    }

    static OptionalInt millis(String port, Path devices) {
        try {
            Path real = Files.exists(Path.of(port)) ? Path.of(port).toRealPath() : Path.of(port);
            Path timer = devices.resolve(String.valueOf(real.getFileName())).resolve("latency_timer");
            return Files.isReadable(timer)
                    ? OptionalInt.of(Integer.parseInt(Files.readString(timer).strip()))
                    : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A warning when the timer is longer than the device's profile wants, with what it costs and the cure. */
    public static Optional<String> warning(String port, int wantedMillis, double rateHz) {
        return warning(port, wantedMillis, rateHz, DEVICES);
    }

    static Optional<String> warning(String port, int wantedMillis, double rateHz, Path devices) {
        OptionalInt millis = millis(port, devices);
        if (wantedMillis == 0 || millis.isEmpty() || millis.getAsInt() <= wantedMillis) {
            return Optional.empty();
        }
        String name = String.valueOf(Path.of(port).getFileName());
        return Optional.of("The FTDI chip of " + port + " gathers bytes for " + millis.getAsInt() + " ms, about "
                + Math.max(1, Math.round(millis.getAsInt() * rateHz / 1000)) + " samples at once; set "
                + wantedMillis + " ms with: echo " + wantedMillis
                + " | sudo tee /sys/bus/usb-serial/devices/" + name + "/latency_timer");
    }
}
