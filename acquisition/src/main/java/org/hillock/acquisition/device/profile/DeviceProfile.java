package org.hillock.acquisition.device.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Montage;

/**
 * Everything that Hillock knows of a device on a serial line.
 *
 * @param id its name in files and commands
 * @param name its name for people
 * @param aliases other names in commands
 * @param source where the facts come from
 * @param transport its line
 * @param sampleRateHz samples per second
 * @param rates the rates among which the device can be told to choose; empty: it has the one
 * @param montage its channels, with the unit of their samples
 * @param commands dialogues by name; {@code prepare}, {@code start} and {@code stop} have a meaning of their own
 * @param frame how samples stand in the bytes
 * @param impedance how impedance is measured
 * @param reference what the channels are measured against
 * @param notchHz the mains frequencies and harmonics to filter out where mains has 50 Hz
 * @param failures what the device says when something is wrong
 */
public record DeviceProfile(
        String id,
        String name,
        List<String> aliases,
        String source,
        Transport transport,
        double sampleRateHz,
        List<RateSpec> rates,
        Montage montage,
        Map<String, List<CommandStep>> commands,
        FrameSpec frame,
        Optional<ImpedanceSpec> impedance,
        ReferenceSpec reference,
        List<Double> notchHz,
        List<KnownFailure> failures) {
    /** The dialogue after the port is open. */
    public static final String PREPARE = "prepare";

    /** The dialogue that makes the device stream. */
    public static final String START = "start";

    /** The dialogue that ends it. */
    public static final String STOP = "stop";

    /** Copies the collections. */
    public DeviceProfile {
        aliases = List.copyOf(aliases);
        rates = List.copyOf(rates);
        commands = Map.copyOf(commands);
        notchHz = List.copyOf(notchHz);
        failures = List.copyOf(failures);
    }

    /** The steps of a dialogue; none when the device does without. The preparation ends with those that set the rate. */
    public List<CommandStep> dialogue(String command) {
        List<CommandStep> steps = commands.getOrDefault(command, List.of());
        return command.equals(PREPARE)
                ? Stream.concat(
                                steps.stream(),
                                rates.stream().filter(this::isUsual).flatMap(rate -> rate.steps().stream()))
                        .toList()
                : steps;
    }

    private boolean isUsual(RateSpec rate) {
        return rate.hz() == sampleRateHz;
    }

    /**
     * The profile of the device at another of its rates.
     *
     * @throws AcquisitionException when the device has no such rate
     */
    public DeviceProfile atRate(double hz) {
        if (hz != sampleRateHz && rates.stream().noneMatch(rate -> rate.hz() == hz)) {
            List<String> known = rates.isEmpty()
                    ? List.of(shown(sampleRateHz))
                    : rates.stream().map(rate -> shown(rate.hz())).toList();
            throw AcquisitionException.badInput(
                    "The sample rate of " + id,
                    shown(hz) + " Hz",
                    "one that its profile knows: " + String.join(", ", known),
                    "name one of these, such as " + id + "@" + known.get(known.size() - 1));
        }
        List<Double> notches = notchHz.stream().filter(mains -> mains < hz / 2).toList();
        return changed(hz, commands, frame, notches);
    }

    private DeviceProfile changed(
            double hz, Map<String, List<CommandStep>> spoken, FrameSpec sent, List<Double> notches) {
        return new DeviceProfile(
                id, name, aliases, source, transport, hz, rates, montage, spoken, sent, impedance, reference, notches,
                failures);
    }

    private static String shown(double hz) {
        return BigDecimal.valueOf(hz).stripTrailingZeros().toPlainString();
    }

    /** Whether the device streams without being asked. */
    public boolean streamsUnasked() {
        return dialogue(START).isEmpty();
    }

    /** Values of auxiliary fields, in the order of a row. */
    public List<FieldSpec> auxiliaryFields() {
        return frame.allFields().stream().filter(field -> !field.isSignal()).toList();
    }

    /**
     * The profile of the device in the mode that brings an auxiliary value: without the fields of other modes, and switched
     * to the mode once it is prepared.
     *
     * @param auxiliary the value's label; empty: none of a mode is wanted. With a label that there is not, all stays as it is
     */
    public DeviceProfile inModeOf(Optional<String> auxiliary) {
        if (auxiliary.isPresent() && auxiliaryFields().stream().noneMatch(field -> has(field, auxiliary))) {
            return this;
        }
        Optional<String> mode = frame.variants().stream()
                .filter(variant -> variant.fields().stream().anyMatch(field -> has(field, auxiliary)))
                .findFirst()
                .flatMap(VariantSpec::mode);
        List<VariantSpec> kept = frame.variants().stream()
                .filter(variant -> variant.mode().isEmpty() || variant.mode().equals(mode))
                .toList();
        List<CommandStep> prepare = new ArrayList<>(commands.getOrDefault(PREPARE, List.of()));
        mode.ifPresent(name -> prepare.addAll(dialogue(name)));
        Map<String, List<CommandStep>> spoken = new HashMap<>(commands);
        spoken.put(PREPARE, List.copyOf(prepare));
        return changed(sampleRateHz, spoken, frame.withVariants(kept), notchHz);
    }

    private static boolean has(FieldSpec field, Optional<String> label) {
        return !field.isSignal() && label.filter(field::hasLabel).isPresent();
    }

    /** The failure that an answer tells of. */
    public Optional<KnownFailure> failureIn(String answer) {
        return failures.stream()
                .filter(failure -> answer.contains(failure.text()))
                .findFirst();
    }
}
