package org.hillock.runtime.control;

import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.CommandLane;
import org.hillock.feedback.actuator.stimulator.StimulatorActuator;
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

    /** A desk before a governor and its lanes. */
    public SafetyDesk(SafetyGovernor governor, List<CommandLane> lanes, List<Actuator> actuators, SessionClock clock) {
        this.governor = governor;
        this.lanes = List.copyOf(lanes);
        this.actuators = List.copyOf(actuators);
        this.clock = clock;
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
        governor.enter(SafetyGovernor.State.STOPPED);
        disarmDevices();
        tellLanes();
    }

    /** The state in a few words. */
    public String state() {
        String state = governor.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return (governor.stopped() ? "emergency stop, " : "") + state + (governor.armed() ? ", armed" : ", disarmed");
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
