package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.quality.ImpedanceCheck;
import org.hillock.acquisition.device.quality.ImpedanceCheck.Impedance;
import org.hillock.acquisition.device.quality.QualityWatch;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.HillockException;
import org.hillock.runtime.pipeline.LiveDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock devices check PORT --as PROFILE}: how well each electrode measures. */
@Command(
        name = "check",
        description = {
            "Tell how well each electrode measures: railed, flat, mains, the fall of power with frequency, blinks, muscle;"
                    + " with --impedance also its impedance.",
            "An impedance check sends a small current through one electrode after the other, where the profile says how."
        })
final class DevicesCheckCommand extends HillockCommand {
    private static final double GOOD_KILOHMS = 750;
    private static final double FAIR_KILOHMS = 2500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Parameters(paramLabel = "PORT", description = "The port, such as /dev/ttyUSB0 or COM3.")
    private String port = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PROFILE",
            description = "The device's profile: only what it says is sent.")
    private String device = "";

    @Option(names = "--impedance", description = "Also measure impedance; takes up to two seconds a channel.")
    private boolean impedance;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        DeviceProfile profile = LiveDevices.profiles().named(device);
        SessionClock clock = SessionClock.monotonic();
        List<Impedance> impedances = impedance
                ? new ImpedanceCheck(
                                profile, clock, () -> Thread.currentThread().isInterrupted())
                        .run(port, SerialLink.opener(clock))
                : List.of();
        SignalQuality quality = quality(profile, clock);
        if (json) {
            printJson(tree(profile, quality, impedances));
        } else {
            print(profile, quality, impedances);
        }
        return ExitCode.DONE;
    }

    private SignalQuality quality(DeviceProfile profile, SessionClock clock) {
        if (QualityWatch.of(profile).isEmpty()) {
            throw HillockException.badInput(
                    "The device profile " + profile.id(),
                    "no EEG of at most 2048 Hz and 256 channels",
                    "such a device",
                    "use 'hillock devices probe'");
        }
        List<SignalQuality> reports = new ArrayList<>();
        try (SerialSource source = new SerialSource(port, profile, SerialSettings.defaults(), clock)) {
            source.events()
                    .take(PATIENCE)
                    .takeUntil(event -> keep(event, reports))
                    .blockLast();
        }
        if (reports.isEmpty()) {
            throw HillockException.badInput(
                    port,
                    "less than two seconds of samples without a loss",
                    "samples of the " + profile.name(),
                    "check that it is switched on and near, and that the profile is the right one");
        }
        return reports.get(0);
    }

    private static boolean keep(StreamEvent event, List<SignalQuality> reports) {
        if (event instanceof SampleChunk chunk) {
            chunk.release();
        } else if (event instanceof SignalQuality quality) {
            reports.add(quality);
            return true;
        }
        return false;
    }

    private ObjectNode tree(DeviceProfile profile, SignalQuality quality, List<Impedance> impedances) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        tree.put("port", port).put("profile", profile.id()).put("seconds", quality.windowNanos() / 1e9);
        ArrayNode channels = tree.putArray("channels");
        for (int c = 0; c < quality.channels().size(); c++) {
            ChannelSignal channel = quality.channels().get(c);
            ObjectNode node = channels.addObject()
                    .put("label", channel.label())
                    .put("usable", channel.isUsable())
                    .put("deviation", channel.deviation())
                    .put("railed", channel.railed())
                    .put("flat", channel.flat())
                    .put("mainsRatio", channel.mainsRatio())
                    .put("slope", channel.slope())
                    .put("blinks", channel.blinks())
                    .put("muscle", channel.muscle());
            if (c < impedances.size() && Double.isFinite(impedances.get(c).ohms())) {
                node.put("kilohms", impedances.get(c).ohms() / 1000);
            }
        }
        for (Impedance other : besides(impedances, quality)) {
            tree.putObject(other.label()).put("kilohms", other.ohms() / 1000);
        }
        return tree;
    }

    private void print(DeviceProfile profile, SignalQuality quality, List<Impedance> impedances) {
        out().printf("%s on %s, over %.1f s%n", profile.name(), port, quality.windowNanos() / 1e9);
        String unit = profile.montage().channels().get(0).unit();
        for (int c = 0; c < quality.channels().size(); c++) {
            ChannelSignal channel = quality.channels().get(c);
            out().printf(
                            "    %-8s %10.2f %s  mains %6.2f  slope %6.2f%s%s%n",
                            channel.label(),
                            channel.deviation(),
                            unit,
                            channel.mainsRatio(),
                            channel.slope(),
                            c < impedances.size() ? words(impedances.get(c)) : "",
                            words(channel));
        }
        for (Impedance other : besides(impedances, quality)) {
            out().printf("    %-8s%s%n", other.label(), words(other));
        }
    }

    /** Those of electrodes that are no channel, such as the reference. */
    private static List<Impedance> besides(List<Impedance> impedances, SignalQuality quality) {
        return impedances.subList(Math.min(impedances.size(), quality.channels().size()), impedances.size());
    }

    /** The limits are those by which the maker's program colours dry electrodes. */
    private static String words(Impedance impedance) {
        if (Double.isNaN(impedance.ohms())) {
            return "  impedance unknown";
        }
        double kilohms = impedance.ohms() / 1000;
        return String.format(
                "  %8.1f kohm (%s)",
                kilohms, kilohms < GOOD_KILOHMS ? "good" : kilohms < FAIR_KILOHMS ? "fair" : "poor");
    }

    private static String words(ChannelSignal channel) {
        List<String> words = new ArrayList<>();
        SignalFault.of(channel).map(SignalFault::words).ifPresent(words::add);
        if (channel.blinks()) {
            words.add("blinks");
        }
        return words.isEmpty() ? "" : "  " + String.join("; ", words);
    }
}
