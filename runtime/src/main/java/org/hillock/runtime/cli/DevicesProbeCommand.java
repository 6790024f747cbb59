package org.hillock.runtime.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.Dialogue;
import org.hillock.acquisition.device.link.FtdiLatency;
import org.hillock.acquisition.device.link.SerialLink;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.runtime.HillockException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hillock devices probe PORT --as PROFILE}: prepares a device, listens for some seconds, and tells what came. */
@Command(
        name = "probe",
        description = "Open a port as the device that you name, listen for some seconds, and tell what came.")
final class DevicesProbeCommand extends HillockCommand {
    /** The longest that connecting and preparing a device may take, at all of its speeds. */
    private static final Duration PREPARING = Duration.ofMinutes(1);

    @Mixin
    private NamedDevice device = new NamedDevice();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            converter = LslOptions.SecondsConverter.class,
            description = "How long to listen. Default: 3.")
    private Duration length = Duration.ofSeconds(3);

    @Option(names = "--registers", description = "Also print the device's registers, where its profile asks for them.")
    private boolean registers;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        String port = device.port();
        DeviceProfile profile = device.profile();
        SessionClock clock = SessionClock.monotonic();
        if (registers) {
            printRegisters(profile, clock);
        }
        double seconds = length.toMillis() / 1000.0;
        Listener listener = new Listener(profile, seconds);
        try (SerialSource source = new SerialSource(device.port(), profile, SerialSettings.defaults(), clock)) {
            source.events()
                    .take(PREPARING.plus(length.multipliedBy(2)))
                    .takeUntil(event -> {
                        listener.take(event);
                        return listener.lost || listener.seconds() >= seconds;
                    })
                    .blockLast();
            if (listener.samples == 0) {
                throw device.noSample(profile, source.tally());
            }
        }
        report(profile, listener);
        return ExitCode.DONE;
    }

    private void printRegisters(DeviceProfile profile, SessionClock clock) {
        if (profile.dialogue("registers").isEmpty()) {
            throw HillockException.badInput(
                    "--registers",
                    "the profile " + profile.id(),
                    "one with a dialogue 'registers'",
                    "leave --registers out");
        }
        try (ByteLink link = SerialLink.opener(clock).open(device.port(), profile.transport())) {
            Dialogue dialogue = new Dialogue(device.port(), link, profile, clock, () -> false);
            dialogue.settle();
            dialogue.speak(DeviceProfile.PREPARE);
            String end = profile.frame().textEnd().text();
            dialogue.speak("registers")
                    .forEach(text -> out().println(
                                    (text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text)
                                            .strip()));
        }
    }

    private void report(DeviceProfile profile, Listener heard) {
        String port = device.port();
        List<String> labels = profile.montage().labels();
        if (json) {
            ObjectNode node = new ObjectMapper().createObjectNode();
            node.put("port", port)
                    .put("profile", profile.id())
                    .put("samples", heard.samples)
                    .put("missing", heard.missing)
                    .put("rateHz", heard.rateHz());
            FtdiLatency.millis(port).ifPresent(millis -> node.put("ftdiLatencyMillis", millis));
            ObjectNode channels = node.putObject("standardDeviations");
            for (int c = 0; c < labels.size(); c++) {
                channels.put(labels.get(c), heard.deviation(c));
            }
            printJson(node);
            return;
        }
        out().printf(
                        Locale.ROOT,
                        "%s on %s: %d samples, %d missing, %.2f Hz (nominal: %s)%n",
                        profile.name(),
                        port,
                        heard.samples,
                        heard.missing,
                        heard.rateHz(),
                        DevicesCommand.trimmed(profile.sampleRateHz()));
        String unit = profile.montage().channels().get(0).unit();
        for (int c = 0; c < labels.size(); c++) {
            out().printf(
                            Locale.ROOT,
                            "    %-8s mean %12.2f  standard deviation %10.2f %s%n",
                            labels.get(c),
                            heard.mean[c],
                            heard.deviation(c),
                            unit);
        }
        FtdiLatency.warning(port, profile.transport().ftdiLatencyMillis(), profile.sampleRateHz())
                .ifPresent(out()::println);
    }

    /** Sums up what came, by Welford's recurrence (Technometrics 4, 1962). */
    private static final class Listener {
        private final String signal;
        private final double settledSeconds;
        private final double[] mean;
        private final double[] squares;
        private long samples;
        private long missing;
        private long firstNanos;
        private long lastNanos;
        private boolean lost;
        private long settledNanos;
        private long settledPlace;

        Listener(DeviceProfile profile, double seconds) {
            this.settledSeconds = seconds / 2;
            this.signal = profile.id();
            this.mean = new double[profile.montage().size()];
            this.squares = new double[mean.length];
        }

        void take(StreamEvent event) {
            if (event instanceof SampleChunk chunk) {
                if (chunk.streamId().equals(signal)) {
                    add(chunk);
                }
                chunk.release();
            } else if (event instanceof Gap gap) {
                missing += gap.missingFrames();
            } else if (event instanceof Lost) {
                lost = true;
            }
        }

        private void add(SampleChunk chunk) {
            for (int f = 0; f < chunk.frameCount(); f++) {
                firstNanos = samples == 0 ? chunk.frameNanos()[f] : firstNanos;
                lastNanos = chunk.frameNanos()[f];
                samples++;
                if (samples == 1 || seconds() < settledSeconds) {
                    settledNanos = lastNanos;
                    settledPlace = samples + missing;
                }
                for (int c = 0; c < mean.length; c++) {
                    double off = chunk.sample(f, c) - mean[c];
                    mean[c] += off / samples;
                    squares[c] += off * (chunk.sample(f, c) - mean[c]);
                }
            }
        }

        double seconds() {
            return (lastNanos - firstNanos) / 1e9;
        }

        /** Over the later half, since the first stamps do not know yet how long bytes are on their way. */
        double rateHz() {
            return lastNanos == settledNanos
                    ? 0
                    : (samples + missing - settledPlace) * 1e9 / (lastNanos - settledNanos);
        }

        double deviation(int channel) {
            return samples < 2 ? 0 : Math.sqrt(squares[channel] / (samples - 1));
        }
    }
}
