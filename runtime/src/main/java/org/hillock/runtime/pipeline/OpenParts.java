package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.runtime.control.Panel;

/**
 * What a run holds open, from its first moment on: however far it came, all of it is closed at its end, and an actuator that
 * has a lane is sent neutral before.
 */
final class OpenParts implements AutoCloseable {
    private final List<? extends SignalSource> sources;
    private final RunSettings settings;
    private final List<Panel.Listening> listening = new ArrayList<>();
    private Optional<Journal> journal = Optional.empty();
    private Optional<Lanes> lanes = Optional.empty();
    private Optional<BudgetGuard> guard = Optional.empty();

    OpenParts(List<? extends SignalSource> sources, RunSettings settings) {
        this.sources = sources;
        this.settings = settings;
    }

    /** The journal closes the sinks from now on. */
    Journal keep(Journal opened) {
        journal = Optional.of(opened);
        return opened;
    }

    /** The lanes close the actuators from now on. */
    Lanes keep(Lanes opened) {
        lanes = Optional.of(opened);
        return opened;
    }

    BudgetGuard keep(BudgetGuard opened) {
        guard = Optional.of(opened);
        return opened;
    }

    void keep(Panel.Listening opened) {
        listening.add(opened);
    }

    /** What gives news to another is closed before it. */
    @Override
    public void close() {
        Closing.each(sources, SignalSource::close);
        guard.ifPresent(opened -> Closing.quietly(opened::close));
        lanes.ifPresentOrElse(
                opened -> Closing.quietly(opened::close), () -> Closing.each(settings.actuators(), Actuator::close));
        Closing.each(listening, Panel.Listening::close);
        journal.ifPresentOrElse(
                opened -> Closing.quietly(opened::close), () -> Closing.each(settings.sinks(), DecisionSink::close));
        settings.oversight().log().ifPresent(log -> Closing.quietly(log::close));
    }
}
