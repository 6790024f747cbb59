package org.hillock.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hillock.feedback.actuator.Acknowledgement;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LinkLoss;

/** Remembers the kind of each command that it is sent; goes on when its link is lost. Thread-safe. */
public class RememberingActuator implements Actuator {
    private final String name;
    private final List<CommandKind> written = Collections.synchronizedList(new ArrayList<>());

    /** Remembers nothing yet. */
    public RememberingActuator(String name) {
        this.name = name;
    }

    /** The kinds in their order. */
    public final List<CommandKind> written() {
        return written;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Acknowledgement acknowledgement() {
        return Acknowledgement.SENT;
    }

    @Override
    public final LinkLoss onLinkLoss() {
        return LinkLoss.goesOn("it goes on");
    }

    @Override
    public final void send(ActuatorCommand command) {
        written.add(command.kind());
    }

    @Override
    public final void neutral() {
        written.add(CommandKind.NEUTRAL);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
