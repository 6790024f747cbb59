package org.hillock.runtime.cli;

import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.serial.SerialSettings;
import org.hillock.acquisition.device.serial.SerialSettings.Impedance;
import org.hillock.acquisition.device.serial.SerialSource;
import org.hillock.acquisition.device.serial.TriggerSettings;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.runtime.lsl.Republisher;
import org.hillock.runtime.pipeline.LiveDevices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hillock serve DEVICE --port PORT --lsl}, or {@code serve synthetic}: a source for other programs. */
@Command(
        name = "serve",
        description = {
            "Publish a source as streams that other programs receive.",
            "DEVICE is 'synthetic' or a device's profile ('hillock devices --profiles' lists them): its samples, its"
                    + " auxiliary values and its markers each become a stream."
        },
        synopsisSubcommandLabel = "[synthetic]",
        subcommands = ServeSyntheticCommand.class)
final class ServeCommand extends ServeSourceCommand {
    @Parameters(
            paramLabel = "DEVICE",
            arity = "0..1",
            description = "The device's profile: an id, another name, or a path.")
    private Optional<String> device = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", description = "The port, such as /dev/ttyUSB0 or COM3.")
    private Optional<String> port = Optional.empty();

    @Option(
            names = "--trigger",
            paramLabel = "VALUE",
            description = "The auxiliary value that carries triggers; each value but 0 becomes a marker.")
    private Optional<String> trigger = Optional.empty();

    @Option(
            names = "--impedance",
            description = "Measure the electrodes' impedance before the first sample, where the profile says how.")
    private boolean impedance;

    @Override
    Republisher open(LslLibrary library, String streamName) {
        DeviceProfile profile = profile();
        String at = port.orElseThrow(
                () -> wrongUse("say which port the device is on: --port PORT; 'hillock devices' lists them"));
        SerialSettings settings = SerialSettings.defaults()
                .withTriggers(new TriggerSettings(trigger, Map.of()))
                .with(impedance ? Impedance.MEASURED_FIRST : Impedance.LEFT_ALONE);
        SerialSource source = new SerialSource(at, profile, settings, library.clock());
        return Republisher.live(new ToldSource(source, new StreamNews(err())), library, streamName);
    }

    private DeviceProfile profile() {
        String named = device.orElseThrow(() ->
                wrongUse("say what to publish: 'synthetic' or a device; 'hillock devices --profiles' lists them"));
        return LiveDevices.profiles().named(named);
    }

    @Override
    String usualName() {
        return "hillock-" + profile().id();
    }
}
