package org.hillock.runtime.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.emulate.Fault;
import org.hillock.acquisition.device.emulate.SourceSupply;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;
import org.hillock.acquisition.synthetic.TrialTiming;
import org.hillock.runtime.pipeline.LiveDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock emulate DEVICE --on pty}: a device that does not exist, behind a pseudo-terminal. */
@Command(
        name = "emulate",
        description = {
            "Emulate a device behind a pseudo-terminal, which opens like a serial port.",
            "Faults: lost@5:3 loses 3 samples after 5 s, lost/5:3 every 5 s; so do repeated, torn and corrupted. "
                    + "stall@5:500 holds everything back for 500 ms, garbage@5:64 sends 64 foreign bytes, reset@5 starts "
                    + "anew, unplug@5:2000 pulls the plug for 2 s; batch:16 sends every 16 ms, drift:50 runs 50 ppm fast,"
                    + " channel:12 puts the board on radio channel 12 while its dongle is on 6, and channel:0 switches it off."
        })
final class EmulateCommand extends HillockCommand {
    private static final double SLOWEST_HZ = 50;
    private static final double FASTEST_HZ = 20_000;
    /** The trigger line stands for a tenth of a second, and must fall before the next cue. */
    private static final double SHORTEST_TRIAL_SECONDS = 0.2;

    private static final double LONGEST_TRIAL_SECONDS = 3600;

    @Parameters(paramLabel = "DEVICE", description = "The device's profile: an id, another name, or a path.")
    private String device = "";

    @Option(
            names = "--on",
            paramLabel = "pty",
            defaultValue = "pty",
            description = "Where: on a pseudo-terminal (pty).")
    private Where where = Where.PTY;

    @Option(
            names = "--link",
            paramLabel = "PATH",
            description =
                    "A path that leads to the port, also after a replug (hillock-DEVICE in the temporary folder).")
    private Optional<Path> link = Optional.empty();

    @Option(names = "--fault", paramLabel = "FAULT", description = "What goes wrong; may be repeated.")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--from", paramLabel = "FILE", description = "A recording to send instead of a synthetic signal.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The synthetic signal's seed (1).")
    private long seed = 1;

    @Option(
            names = "--trial",
            paramLabel = "S",
            defaultValue = "6",
            description =
                    "The length of a synthetic trial: a quarter before its cue, half for the task, a quarter after. Default: 6.")
    private double trialSeconds = 6;

    @Option(
            names = "--trigger",
            paramLabel = "VALUE",
            description = "The auxiliary value that carries cues: 1 for left, 2 for right.")
    private Optional<String> trigger = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            converter = LslOptions.SecondsConverter.class,
            description = "Fall silent after so many seconds of streaming.")
    private Optional<Duration> seconds = Optional.empty();

    /** What a device can be emulated on. */
    enum Where {
        PTY
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(trialSeconds >= SHORTEST_TRIAL_SECONDS && trialSeconds <= LONGEST_TRIAL_SECONDS)) {
            err().println("hillock: --trial is a number of seconds from " + SHORTEST_TRIAL_SECONDS + " to "
                    + LONGEST_TRIAL_SECONDS + ", not " + trialSeconds + ".");
            return ExitCode.BAD_USE;
        }
        DeviceProfile profile = LiveDevices.profiles().named(device);
        List<Fault> wrong = faults.stream().map(Fault::parse).toList();
        String name = Path.of(device).getFileName().toString().replace(".json", "");
        Path at = link.orElse(Path.of(System.getProperty("java.io.tmpdir"), "hillock-" + name));
        long samples = seconds.map(length -> Math.round(length.toNanos() / 1e9 * profile.sampleRateHz()))
                .orElse(Long.MAX_VALUE);
        EmulationSettings settings = new EmulationSettings(wrong, Optional.of(at), trigger, samples);
        SourceSupply supply = new SourceSupply(source(profile), profile.montage(), codes());
        CountDownLatch over = new CountDownLatch(1);
        try (EmulatedDevice emulated = new EmulatedDevice(
                profile, supply, settings, SessionClock.monotonic(), line -> out().println("  " + line))) {
            Thread hook = new Thread(
                    () -> {
                        emulated.close();
                        over.countDown();
                    },
                    "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            emulated.start();
            out().println("Emulating " + profile.name() + " on " + emulated.path() + "; stop it with Ctrl-C.");
            boolean stopped = false;
            while (!stopped && !emulated.isFinished()) {
                stopped = over.await(100, TimeUnit.MILLISECONDS);
            }
            out().println("Took " + emulated.samplesTaken() + " samples, " + emulated.samplesWithheld()
                    + " of them spoilt or lost on purpose.");
            removeHook(hook);
        }
        return ExitCode.DONE;
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook itself is what ends the device then.
            return;
        }
    }

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        SyntheticSettings.defaults().paradigm().labels().forEach(label -> codes.put(label, codes.size() + 1));
        return codes;
    }

    private SignalSource source(DeviceProfile profile) {
        if (recording.isPresent()) {
            return Recordings.open(recording.get());
        }
        List<Channel> placed = profile.montage().channels().stream()
                .filter(channel -> channel.position().isPresent())
                .toList();
        Montage montage = placed.size() == profile.montage().size() ? profile.montage() : SyntheticSettings.SIXTEEN;
        double rateHz = Math.max(SLOWEST_HZ, Math.min(FASTEST_HZ, profile.sampleRateHz()));
        return new SyntheticHeadset(SyntheticSettings.defaults()
                .withMontage(montage)
                .withRate(rateHz)
                .withSeed(seed)
                .withTiming(timing())
                .withTrials(0));
    }

    private TrialTiming timing() {
        Duration quarter = Duration.ofNanos(Math.round(trialSeconds / 4 * 1e9));
        return new TrialTiming(quarter, quarter.multipliedBy(2), quarter);
    }
}
