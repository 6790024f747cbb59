package org.hillock.acquisition.device.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
        commands = Map.copyOf(commands);
        notchHz = List.copyOf(notchHz);
        failures = List.copyOf(failures);
    }

    /** The steps of a dialogue; none when the device does without. */
    public List<CommandStep> dialogue(String command) {
        return commands.getOrDefault(command, List.of());
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
        List<CommandStep> prepare = new ArrayList<>(dialogue(PREPARE));
        mode.ifPresent(name -> prepare.addAll(dialogue(name)));
        Map<String, List<CommandStep>> spoken = new HashMap<>(commands);
        spoken.put(PREPARE, List.copyOf(prepare));
        return new DeviceProfile(
                id,
                name,
                aliases,
                source,
                transport,
                sampleRateHz,
                montage,
                spoken,
                frame.withVariants(kept),
                impedance,
                reference,
                notchHz,
                failures);
    }

    private static boolean has(FieldSpec field, Optional<String> label) {
        return !field.isSignal()
                && IntStream.range(0, field.count())
                        .anyMatch(value ->
                                label.filter(field.label(value)::equals).isPresent());
    }

    /** The failure that an answer tells of. */
    public Optional<KnownFailure> failureIn(String answer) {
        return failures.stream()
                .filter(failure -> answer.contains(failure.text()))
                .findFirst();
    }
}
