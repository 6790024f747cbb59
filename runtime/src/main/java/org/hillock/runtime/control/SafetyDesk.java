package org.hillock.runtime.control;

import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.CommandLane;
import org.hillock.feedback.actuator.LinkLoss;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.feedback.safety.SafetyGovernor.Contact;

/**
 * All that a person may do to the output of a running session. Each stop closes the governor first and then tells every
 * actuator, past a write that runs; no call waits for the decoder or for an actuator. Thread-safe.
 */
public final class SafetyDesk {
    private final SafetyGovernor governor;
    private final List<CommandLane> lanes;
    private final List<Actuator> actuators;
    private final SessionClock clock;
    private final SafetyEvent.Listener listener;

    /** A desk before a governor and its lanes. */
    public SafetyDesk(
            SafetyGovernor governor,
            List<CommandLane> lanes,
            List<Actuator> actuators,
            SessionClock clock,
            SafetyEvent.Listener listener) {
        this.governor = governor;
        this.lanes = List.copyOf(lanes);
        this.actuators = List.copyOf(actuators);
        this.clock = clock;
        this.listener = listener;
    }

    /** Tells that a person must arm the session, if one must, and what that person has to know of each actuator before. */
    public void announce() {
        if (!governor.armed()) {
            listener.happened(
                    new SafetyEvent(SafetyEvent.Kind.AWAITS_ARMING, "nothing acts until a person arms the session"));
            tellOfLinks();
        }
    }

    private void tellOfLinks() {
        linkLosses().forEach(loss -> listener.happened(new SafetyEvent(SafetyEvent.Kind.LINK_LOSS, loss)));
    }

    /** For each actuator that has a link one clause: what it does by itself when the link is lost and no neutral reaches it. */
    public List<String> linkLosses() {
        return actuators.stream()
                .filter(actuator -> actuator.onLinkLoss().outcome() != LinkLoss.Outcome.NO_LINK)
                .map(actuator -> actuator.name() + ": " + actuator.onLinkLoss().sentence())
                .toList();
    }

    /**
     * Stops everything until a person clears it.
     *
     * @param by what pressed it, for the news
     */
    public void emergencyStop(String by) {
        governor.emergencyStop(by);
        disarmDevices();
        tellLanes();
    }

    /** A person says that all is safe again. */
    public void clear(String person) {
        governor.clearEmergencyStop(person);
    }

    /** Lets commands pass; false under an emergency stop or after a fault. */
    public boolean arm(String person) {
        if (!governor.arm(person)) {
            return false;
        }
        for (Actuator actuator : actuators) {
            if (actuator instanceof StimulatorActuator stimulator) {
                stimulator.arm(person);
            }
        }
        tellOfLinks();
        if (!governor.armed()) {
            // A stop came meanwhile, perhaps before a device was armed.
            disarmDevices();
            return false;
        }
        return true;
    }

    /** Lets no more commands pass where arming is needed. */
    public void disarm(String person) {
        governor.disarm(person);
        disarmDevices();
        tellLanes();
    }

    /**
     * A contact opens or closes.
     *
     * @throws IllegalArgumentException when no contact has that name
     */
    public void contact(String name, Contact position) {
        governor.interlock(name, position);
        if (position == Contact.OPEN) {
            tellLanes();
        }
    }

    /** A sign of the person who holds the dead-man's switch. */
    public void personPresent() {
        governor.personPresent(clock.nanoTime());
    }

    /** The process ends: nothing is written any more but neutral. */
    public void halt() {
        governor.end();
        disarmDevices();
        tellLanes();
    }

    /** The state in a few words, with all that keeps commands from passing. */
    public String state() {
        String state = governor.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        StringBuilder words = new StringBuilder(governor.stopped() ? "emergency stop, " : "")
                .append(state)
                .append(governor.armed() ? ", armed" : ", disarmed");
        governor.openContacts()
                .forEach(contact -> words.append(", contact '").append(contact).append("' open"));
        return words.append(governor.held(clock.nanoTime()) ? "" : ", nobody at the dead-man's switch")
                .toString();
    }

    /** What must happen before the session can be armed. */
    String beforeArming() {
        return governor.state() == SafetyGovernor.State.FAULT ? "start it again" : "clear the emergency stop first";
    }

    private void disarmDevices() {
        for (Actuator actuator : actuators) {
            if (actuator instanceof StimulatorActuator stimulator) {
                stimulator.disarm();
            }
        }
    }

    private void tellLanes() {
        lanes.forEach(CommandLane::emergency);
    }
}
