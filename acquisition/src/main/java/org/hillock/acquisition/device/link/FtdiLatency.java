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
            Path timer = timer(port, devices);
            return Files.isReadable(timer)
                    ? OptionalInt.of(Integer.parseInt(Files.readString(timer).strip()))
                    : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * Asks for a shorter timer where the system lets one, before the device streams; what the port then has is to be read
     * back, since not every chip obeys.
     *
     * @param wantedMillis what the device's profile wants; 0: nothing
     * @return whether it was written
     */
    public static boolean ask(String port, int wantedMillis) {
        return ask(port, wantedMillis, DEVICES);
    }

    static boolean ask(String port, int wantedMillis, Path devices) {
        OptionalInt millis = millis(port, devices);
        if (wantedMillis == 0 || millis.isEmpty() || millis.getAsInt() <= wantedMillis) {
            return false;
        }
        try {
            Path timer = timer(port, devices);
            if (!Files.isWritable(timer)) {
                return false;
            }
            Files.writeString(timer, wantedMillis + "\n");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path timer(String port, Path devices) throws IOException {
        Path real = Files.exists(Path.of(port)) ? Path.of(port).toRealPath() : Path.of(port);
        return devices.resolve(String.valueOf(real.getFileName())).resolve("latency_timer");
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
        return Optional.of("The FTDI chip of " + port + " gathers bytes for " + millis.getAsInt() + " ms, about "
                + Math.max(1, Math.round(millis.getAsInt() * rateHz / 1000)) + " samples at once; set "
                + wantedMillis + " ms with: echo " + wantedMillis
                + " | sudo tee " + shown(port));
    }

    private static String shown(String port) {
        try {
            return timer(port, DEVICES).toString();
        } catch (IOException e) {
            return DEVICES.resolve(String.valueOf(Path.of(port).getFileName()))
                    .resolve("latency_timer")
                    .toString();
        }
    }
}
