package org.hillock.acquisition.device.serial;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.RadioSpec;
import org.hillock.acquisition.device.profile.Transport;

/** A profile without its pauses, which emulated devices do not need. */
final class Impatient {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(20);

    private Impatient() {}

    static DeviceProfile of(DeviceProfile profile) {
        return of(profile, step -> shorter(step.timeout(), PATIENCE));
    }

    /** For a device that answers for sure, be it late. */
    static DeviceProfile ofAnswering(DeviceProfile profile) {
        return of(profile, step -> BUSY_MACHINE);
    }

    private static DeviceProfile of(DeviceProfile profile, Function<CommandStep, Duration> timeout) {
        Map<String, List<CommandStep>> commands = new HashMap<>();
        profile.commands()
                .forEach((name, steps) -> commands.put(
                        name,
                        steps.stream()
                                .map(step -> shorter(step, timeout.apply(step)))
                                .toList()));
        Transport line = profile.transport();
        return new DeviceProfile(
                profile.id(),
                profile.name(),
                profile.aliases(),
                profile.source(),
                new Transport(
                        line.kind(),
                        line.baud(),
                        line.baudFallbacks(),
                        line.dataBits(),
                        line.parity(),
                        line.stopBits(),
                        shorter(line.openDelay(), SHORT),
                        line.ftdiLatencyMillis(),
                        line.rfcommChannel(),
                        line.usb(),
                        line.ble(),
                        line.radio().map(Impatient::hasty)),
                profile.sampleRateHz(),
                profile.rates(),
                profile.montage(),
                commands,
                profile.frame(),
                profile.impedance(),
                profile.reference(),
                profile.notchHz(),
                profile.failures());
    }

    private static RadioSpec hasty(RadioSpec radio) {
        return new RadioSpec(
                radio.firstChannel(),
                radio.lastChannel(),
                radio.up(),
                radio.status(),
                radio.query(),
                atOnce(radio.set()),
                atOnce(radio.override()));
    }

    /** A pause takes as long as a read without bytes waits. */
    private static CommandStep atOnce(CommandStep step) {
        return new CommandStep(
                step.send(), step.expect(), step.timeout(), step.retries(), Duration.ZERO, Duration.ZERO, step.baud());
    }

    private static CommandStep shorter(CommandStep step, Duration timeout) {
        return new CommandStep(
                step.send(),
                step.expect(),
                timeout,
                step.retries(),
                shorter(step.pause(), SHORT),
                shorter(step.drain(), SHORT),
                step.baud());
    }

    private static Duration shorter(Duration length, Duration most) {
        return length.compareTo(most) > 0 ? most : length;
    }
}
