package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.quality.QualityWatch;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSettings.Impedance;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.ElectrodeImpedance;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalQuality;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.HillockException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock devices check PORT --as PROFILE}: how well each electrode measures. */
@Command(
        name = "check",
        description = {
            "Tell how well each electrode measures: railed, flat, mains, the fall of power with frequency, blinks, muscle;"
                    + " with --impedance also its impedance.",
            "An impedance check sends a small current through the electrodes, as the profile says how: of some devices one after"
                    + " the other."
        })
final class DevicesCheckCommand extends HillockCommand {
    /** Preparing a device at all of its speeds, and two seconds without a loss. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration PATIENCE_AN_ELECTRODE = Duration.ofSeconds(6);

    @Mixin
    private NamedDevice device = new NamedDevice();

    @Option(names = "--impedance", description = "Also measure impedance; takes up to three seconds an electrode.")
    private boolean impedance;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** What the device's events told. */
    private static final class Heard {
        private final Map<String, Double> ohms = new LinkedHashMap<>();
        private @Nullable SignalQuality quality;
        private boolean samples;

        /** Keeps what an event tells; whether nothing more is awaited. */
        boolean take(StreamEvent event) {
            if (event instanceof SampleChunk chunk) {
                samples = true;
                chunk.release();
            } else if (event instanceof ElectrodeImpedance measured) {
                ohms.put(measured.electrode(), measured.ohms());
            } else if (event instanceof SignalQuality report) {
                quality = report;
            }
            return quality != null || event instanceof Lost;
        }
    }

    @Override
    public Integer call() {
        DeviceProfile profile = device.profile();
        if (QualityWatch.of(profile).isEmpty()) {
            throw HillockException.badInput(
                    "The device profile " + profile.id(),
                    "no EEG of " + QualityWatch.SLOWEST_HZ + " to " + QualityWatch.FASTEST_HZ
                            + " Hz and at most 256 channels",
                    "such a device",
                    "use 'hillock devices probe " + device.port() + " --as " + profile.id() + "'");
        }
        Heard heard = heard(profile);
        SignalQuality quality = heard.quality;
        if (quality == null) {
            throw HillockException.badInput(
                    device.port(),
                    "less than two seconds without a loss",
                    "more samples of the " + profile.name() + " in a row",
                    "bring it nearer and check its battery, or look at what comes with 'hillock devices probe "
                            + device.port() + " --as " + profile.id() + "'");
        }
        if (json) {
            printJson(tree(profile, quality, heard.ohms));
        } else {
            print(profile, quality, heard.ohms);
        }
        return ExitCode.DONE;
    }

    private Heard heard(DeviceProfile profile) {
        SerialSettings settings =
                SerialSettings.defaults().with(impedance ? Impedance.MEASURED_FIRST : Impedance.LEFT_ALONE);
        Duration patience = impedance
                ? PATIENCE.plus(
                        PATIENCE_AN_ELECTRODE.multipliedBy(profile.montage().size()))
                : PATIENCE;
        Heard heard = new Heard();
        try (SerialSource source = new SerialSource(device.port(), profile, settings, SessionClock.monotonic())) {
            source.events().take(patience).takeUntil(heard::take).blockLast();
            if (!heard.samples) {
                throw device.noSample(profile, source.tally());
            }
        }
        return heard;
    }

    private ObjectNode tree(DeviceProfile profile, SignalQuality quality, Map<String, Double> ohms) {
        ObjectNode tree = new ObjectMapper().createObjectNode();
        tree.put("port", device.port()).put("profile", profile.id()).put("seconds", quality.windowNanos() / 1e9);
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
            Double measured = ohms.get(channel.label());
            if (measured != null) {
                node.put("kilohms", measured / 1000);
            }
        }
        besides(ohms, quality)
                .forEach((electrode, measured) -> tree.putObject(electrode).put("kilohms", measured / 1000));
        return tree;
    }

    private void print(DeviceProfile profile, SignalQuality quality, Map<String, Double> ohms) {
        out().printf(
                        Locale.ROOT,
                        "%s on %s, over %.1f s%n",
                        profile.name(),
                        device.port(),
                        quality.windowNanos() / 1e9);
        String unit = profile.montage().channels().get(0).unit();
        for (int c = 0; c < quality.channels().size(); c++) {
            ChannelSignal channel = quality.channels().get(c);
            out().printf(
                            Locale.ROOT,
                            "    %-8s %10.2f %s  mains %6.2f  slope %6.2f%s%s%n",
                            channel.label(),
                            channel.deviation(),
                            unit,
                            channel.mainsRatio(),
                            channel.slope(),
                            impedance ? "  " + words(ohms.get(channel.label())) : "",
                            words(channel));
        }
        besides(ohms, quality)
                .forEach((electrode, measured) ->
                        out().printf(Locale.ROOT, "    %-8s  %s%n", electrode, words(measured)));
    }

    /** Those of electrodes that are no channel, such as the reference. */
    private static Map<String, Double> besides(Map<String, Double> ohms, SignalQuality quality) {
        Map<String, Double> others = new LinkedHashMap<>(ohms);
        quality.channels().forEach(channel -> others.remove(channel.label()));
        return others;
    }

    private static String words(@Nullable Double ohms) {
        return ohms == null ? "impedance unknown" : String.format(Locale.ROOT, "%19s", ContactGrade.words(ohms));
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
