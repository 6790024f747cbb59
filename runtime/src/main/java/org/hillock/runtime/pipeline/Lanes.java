package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.Actuator;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.ActuatorLane;
import org.hillock.feedback.actuator.CommandGate;
import org.hillock.feedback.actuator.CommandLane;
import org.hillock.feedback.actuator.Delivery;
import org.hillock.feedback.actuator.DirectLane;
import org.hillock.feedback.actuator.LaneCounts;
import org.hillock.feedback.actuator.LaneListener;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.actuator.PromptLane;
import org.hillock.runtime.session.BudgetSetting;

/** All actuators of a session; the first one's news go to the journal. */
final class Lanes implements AutoCloseable {
    private final List<CommandLane> lanes = new ArrayList<>();

    Lanes(
            List<Actuator> actuators,
            Tempo tempo,
            SessionClock clock,
            BudgetSetting budget,
            LaneSettings settings,
            CommandGate gate,
            Journal journal,
            Optional<CommandLog> log) {
        try {
            actuators.forEach(actuator ->
                    lanes.add(lane(actuator, tempo, clock, settings, gate, listener(budget, journal, log))));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Of the lane that is opened next. */
    private LaneListener listener(BudgetSetting budget, Journal journal, Optional<CommandLog> log) {
        int index = lanes.size();
        LaneListener written = (command, delivery, atNanos) -> {
            if (index == 0) {
                journal.settled(command, delivery, atNanos);
            }
            if (delivery == Delivery.EXPIRED && budget.policy() != BudgetSetting.Policy.HOLD) {
                lanes.get(index).neutral();
            }
        };
        return log.isEmpty() ? written : new Both(log.get().of(index), written);
    }

    private static CommandLane lane(
            Actuator actuator,
            Tempo tempo,
            SessionClock clock,
            LaneSettings settings,
            CommandGate gate,
            LaneListener listener) {
        if (tempo == Tempo.FULL_SPEED) {
            return new DirectLane(actuator, settings, gate, clock, listener);
        }
        return actuator.isPrompt()
                ? new PromptLane(actuator, settings, gate, clock, listener)
                : ActuatorLane.open(actuator, settings, gate, clock, listener);
    }

    /** The log hears first, so that what follows from the news comes after them in its file. */
    private record Both(LaneListener log, LaneListener lane) implements LaneListener {
        @Override
        public void settled(ActuatorCommand command, Delivery delivery, long atNanos) {
            log.settled(command, delivery, atNanos);
            lane.settled(command, delivery, atNanos);
        }

        @Override
        public void acknowledged(ActuatorCommand command, long atNanos) {
            log.acknowledged(command, atNanos);
        }

        @Override
        public void unacknowledged(ActuatorCommand command, String reason, long atNanos) {
            log.unacknowledged(command, reason, atNanos);
        }
    }

    /** One an actuator, in their order. */
    List<CommandLane> all() {
        return List.copyOf(lanes);
    }

    void offer(ActuatorCommand command) {
        lanes.forEach(lane -> lane.offer(command));
    }

    /** A lane that is short of memory keeps none of the others from going neutral. */
    void neutral() {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).neutral();
        }
    }

    /** Looks after actuators that are stuck; for the watchdog's thread. */
    void supervise(long nowNanos) {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).supervise(nowNanos);
        }
    }

    List<LaneCounts> counts() {
        return lanes.stream().map(CommandLane::counts).toList();
    }

    @Override
    public void close() {
        Closing.each(lanes, CommandLane::close);
    }
}
