package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.acquisition.device.link.FtdiLatency;
import org.hillock.acquisition.device.link.PortInfo;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.runtime.pipeline.LiveDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hillock devices}: serial ports and what may be behind them, by USB id alone. */
@Command(
        name = "devices",
        description = "List serial ports with the devices that may be behind them. Nothing is sent to any of them.",
        subcommands = {DevicesProbeCommand.class, DevicesCheckCommand.class, DevicesRadioCommand.class})
final class DevicesCommand extends HillockCommand {
    @Option(names = "--profiles", description = "List the known device profiles instead.")
    private boolean profilesOnly;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<DeviceProfile> profiles = LiveDevices.profiles().all();
        if (profilesOnly) {
            listProfiles(profiles);
        } else {
            listPorts(PortInfo.list(), profiles);
        }
        return ExitCode.DONE;
    }

    private void listProfiles(List<DeviceProfile> profiles) {
        if (json) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            profiles.forEach(profile -> all.addObject()
                    .put("id", profile.id())
                    .put("name", profile.name())
                    .put("channels", profile.montage().size())
                    .put("rateHz", profile.sampleRateHz())
                    .put("source", profile.source())
                    .set("otherRatesHz", otherRates(profile)));
            printJson(all);
            return;
        }
        for (DeviceProfile profile : profiles) {
            out().printf(
                            Locale.ROOT,
                            "%-28s %4d channels %8s Hz  %s%s%n",
                            profile.id(),
                            profile.montage().size(),
                            trimmed(profile.sampleRateHz()),
                            profile.name(),
                            others(profile));
        }
    }

    private static ArrayNode otherRates(DeviceProfile profile) {
        ArrayNode rates = new ObjectMapper().createArrayNode();
        profile.rates().stream()
                .filter(rate -> rate.hz() != profile.sampleRateHz())
                .forEach(rate -> rates.add(rate.hz()));
        return rates;
    }

    /** The rates that can be named behind the id. */
    private static String others(DeviceProfile profile) {
        String names = profile.rates().stream()
                .filter(rate -> rate.hz() != profile.sampleRateHz())
                .map(rate -> "@" + trimmed(rate.hz()))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (also " + names + ")";
    }

    /** A rate without the decimals that it does not need. */
    static String trimmed(double hz) {
        return hz == Math.rint(hz) ? Long.toString((long) hz) : Double.toString(hz);
    }

    private void listPorts(List<PortInfo> ports, List<DeviceProfile> profiles) {
        if (json) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            ports.forEach(port -> describe(all.addObject(), port, profiles));
            printJson(all);
            return;
        }
        if (ports.isEmpty()) {
            out().println("No serial port was found. Plug the device or its dongle in; bind Bluetooth devices first.");
        }
        for (PortInfo port : ports) {
            out().println(port.path() + "  " + port.description()
                    + port.usb().map(id -> "  USB " + id).orElse("  no USB id"));
            print(port, port.candidates(profiles));
            FtdiLatency.warning(port.path(), 1, 250).ifPresent(warning -> out().println("    " + warning));
        }
    }

    private void print(PortInfo port, List<DeviceProfile> candidates) {
        if (candidates.isEmpty()) {
            out().println("    No profile names this chip. If you know the device, try: hillock devices probe "
                    + port.path() + " --as PROFILE (hillock devices --profiles lists them)");
        }
        if (candidates.size() == 1) {
            DeviceProfile only = candidates.get(0);
            out().println("    perhaps " + only.id() + " (" + only.name() + "): it is reached through this chip, "
                    + "as others are");
        } else if (!candidates.isEmpty()) {
            out().println("    perhaps one of these, which are reached through this chip, as others are:");
            candidates.forEach(each -> out().printf(Locale.ROOT, "        %-32s %s%n", each.id(), each.name()));
        }
    }

    private static void describe(ObjectNode node, PortInfo port, List<DeviceProfile> profiles) {
        node.put("port", port.path()).put("description", port.description());
        port.usb().ifPresent(id -> node.put("usb", id.toString()));
        FtdiLatency.millis(port.path()).ifPresent(millis -> node.put("ftdiLatencyMillis", millis));
        ArrayNode candidates = node.putArray("candidates");
        port.candidates(profiles).forEach(profile -> candidates.add(profile.id()));
    }
}
