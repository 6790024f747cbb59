package org.hillock.acquisition.device.emulate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How an emulated device behaves.
 *
 * @param faults what goes wrong
 * @param link a path that leads to the pseudo-terminal, also after it was plugged in again; empty: none
 * @param trigger the auxiliary value that carries the trigger line
 * @param samples after how many samples it falls silent
 */
public record EmulationSettings(List<Fault> faults, Optional<Path> link, Optional<String> trigger, long samples) {
    /** Copies the list. */
    public EmulationSettings {
        faults = List.copyOf(faults);
    }

    /** Without faults, link, trigger or end. */
    public static EmulationSettings plain() {
        return new EmulationSettings(List.of(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);
    }

    /** The same with faults. */
    public EmulationSettings withFaults(List<Fault> wrong) {
        return new EmulationSettings(wrong, link, trigger, samples);
    }

    /** The same with a path that leads to the port. */
    public EmulationSettings withLink(Path path) {
        return new EmulationSettings(faults, Optional.of(path), trigger, samples);
    }

    /** The same with a trigger line on an auxiliary value. */
    public EmulationSettings withTrigger(String auxiliary) {
        return new EmulationSettings(faults, link, Optional.of(auxiliary), samples);
    }

    /** The same with an end. */
    public EmulationSettings withSamples(long most) {
        return new EmulationSettings(faults, link, trigger, most);
    }
}
