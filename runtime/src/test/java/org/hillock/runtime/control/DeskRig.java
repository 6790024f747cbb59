package org.hillock.runtime.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.feedback.actuator.ActuatorLane;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.LaneListener;
import org.hillock.feedback.actuator.LaneSettings;
import org.hillock.feedback.mapping.Intention;
import org.hillock.feedback.safety.Arming;
import org.hillock.feedback.safety.GovernorSettings;
import org.hillock.feedback.safety.Limits;
import org.hillock.feedback.safety.Ruling;
import org.hillock.feedback.safety.SafetyEvent;
import org.hillock.feedback.safety.SafetyGovernor;
import org.hillock.feedback.safety.Watch;
import org.hillock.runtime.RememberingActuator;

/** A running governor with one lane whose actuator remembers, and the desk before them. */
final class DeskRig implements AutoCloseable {
    private static final SessionClock CLOCK = SessionClock.monotonic();

    final List<SafetyEvent> events = Collections.synchronizedList(new ArrayList<>());
    final List<CommandKind> written;
    final SafetyGovernor governor;
    final SafetyDesk desk;
    private final ActuatorLane lane;
    private long sequence;

    DeskRig(Watch watch, Arming arming, Set<String> interlocks) {
        governor = new SafetyGovernor(
                new GovernorSettings(Duration.ofSeconds(1), Limits.range(-1, 1), watch, arming, interlocks),
                events::add);
        RememberingActuator actuator = new RememberingActuator("remembering");
        written = actuator.written();
        lane = ActuatorLane.open(actuator, LaneSettings.USUAL, governor, CLOCK, LaneListener.NONE);
        desk = new SafetyDesk(governor, List.of(lane), List.of(actuator), CLOCK, events::add);
        governor.enter(SafetyGovernor.State.RUNNING);
    }

    static DeskRig plain() {
        return new DeskRig(Watch.NONE, Arming.NOT_NEEDED, Set.of());
    }

    static DeskRig watching(long decisionMillis, Optional<Duration> person) {
        return new DeskRig(new Watch(Duration.ofMillis(decisionMillis), person), Arming.NOT_NEEDED, Set.of());
    }

    /** A decision, and what becomes of it. */
    Ruling.Cause decide() {
        long now = CLOCK.nanoTime();
        Ruling ruling = governor.govern(new Intention.Act(sequence++, "left", 0.9), now, now + 1_000_000_000L);
        lane.offer(ruling.command());
        return ruling.cause();
    }

    /** Waits until the actuator's last write was of a kind. */
    void awaitLast(CommandKind kind) {
        for (int i = 0; i < 2000; i++) {
            if (!written.isEmpty() && written.get(written.size() - 1) == kind) {
                return;
            }
            pause();
        }
        throw new AssertionError("the last write never was " + kind + ": " + written);
    }

    void awaitEvent(SafetyEvent.Kind kind) {
        awaitEvents(kind, 1);
    }

    /** Waits until something happened so many times. */
    void awaitEvents(SafetyEvent.Kind kind, int times) {
        for (int i = 0; i < 5000; i++) {
            if (count(kind) >= times) {
                return;
            }
            pause();
        }
        throw new AssertionError(kind + " did not happen " + times + " times: " + events);
    }

    private long count(SafetyEvent.Kind kind) {
        return List.copyOf(events).stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    /** A person clears the stop until it stays cleared for a decision. */
    void clearUntilADecisionPasses() {
        for (int i = 0; i < 5000; i++) {
            desk.clear("a test");
            if (decide() == Ruling.Cause.PASSED) {
                return;
            }
            pause();
        }
        throw new AssertionError("no decision passes: " + events);
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        lane.close();
    }
}
