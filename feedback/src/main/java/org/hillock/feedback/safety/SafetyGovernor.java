package org.hillock.feedback.safety;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandGate;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.mapping.Intention;

/**
 * Stands between wishes and actuators: only it makes commands, and every lane asks it again before it writes one.
 *
 * <p>Commands pass while the session runs, is armed where it must be, every contact is closed, the person holds the switch
 * where there is one, and nobody has pressed the emergency stop. Otherwise the answer is neutral. What passes is
 * within its range, no faster than its slew, no more often than its rate, and an action lasts for its dwell.
 *
 * <p>An emergency stop stays until a person clears it, and a fault until the end; a stop makes every command void that was
 * made before it, also one that waits in a queue.
 *
 * <p>Thread-safe: wishes come from the decoding thread, stops from any. No call waits for anything but another call.
 */
public final class SafetyGovernor implements CommandGate {
    private final GovernorSettings settings;
    private final SafetyEvent.Listener listener;
    private final OutputLimiter output;
    private final Set<String> openContacts;
    private State state = State.STOPPED;
    private boolean armed;
    private boolean emergency;
    private boolean ended;
    private long newestSequence = Long.MIN_VALUE;
    private long voidUpTo = Long.MIN_VALUE;
    private long freshAtNanos;
    private long personAtNanos;
    private boolean personSeen;
    private Optional<ActuatorCommand> lastFresh = Optional.empty();
    private long passed;
    private long abstentions;
    private long clamped;
    private long slewed;
    private long withheld;
    private long suppressed;
    private long watchdogs;
    private long emergencies;
    private long halts;

    /** What the session does. */
    public enum State {
        /** Not started yet, or stopped. */
        STOPPED,
        /** Commands may pass. */
        RUNNING,
        /** The source is gone and may come back. */
        SOURCE_LOST,
        /** Something failed; only a new session goes on. */
        FAULT
    }

    /** Makes a stopped governor that tells nobody. */
    public SafetyGovernor(GovernorSettings settings) {
        this(settings, SafetyEvent.Listener.NONE);
    }

    /** Makes a stopped governor; every contact is open and nobody has armed it. */
    public SafetyGovernor(GovernorSettings settings, SafetyEvent.Listener listener) {
        this.settings = settings;
        this.listener = listener;
        this.output = new OutputLimiter(settings.limits());
        this.openContacts = new HashSet<>(settings.interlocks());
        this.armed = settings.arming() == Arming.NOT_NEEDED;
    }

    /** The state of the session. */
    public synchronized State state() {
        return state;
    }

    /** Whether somebody pressed the emergency stop and nobody cleared it. */
    public synchronized boolean stopped() {
        return emergency;
    }

    /** Whether a person armed the session, or none needs to. */
    public synchronized boolean armed() {
        return armed;
    }

    /** The contacts that are open, in the order of their names. */
    public synchronized List<String> openContacts() {
        return openContacts.stream().sorted().toList();
    }

    /** Whether a person holds the dead-man's switch, or there is none. */
    public synchronized boolean held(long nowNanos) {
        return personHere(nowNanos);
    }

    /**
     * Changes the state; nothing leaves {@link State#FAULT}, and after {@link #end} nothing runs any more. The caller sends the
     * neutral that a halt asks for.
     */
    public synchronized void enter(State next) {
        if (state == State.FAULT || ended && next != State.FAULT) {
            return;
        }
        state = next;
        if (next != State.RUNNING) {
            halt();
        }
    }

    /** Stops for good: a stream that comes back, or a start that was under way, lets nothing pass any more. */
    public synchronized void end() {
        enter(State.STOPPED);
        ended = true;
    }

    /** Lets commands pass. A session under an emergency stop cannot be armed; the answer says whether it is. */
    public boolean arm(String person) {
        synchronized (this) {
            if (emergency || state == State.FAULT) {
                return false;
            }
            armed = true;
        }
        listener.happened(new SafetyEvent(SafetyEvent.Kind.ARMED, "armed by " + person));
        return true;
    }

    /** Lets no more commands pass where arming is needed; the caller sends the neutral. */
    public void disarm(String person) {
        synchronized (this) {
            armed = settings.arming() == Arming.NOT_NEEDED;
            halt();
        }
        listener.happened(new SafetyEvent(SafetyEvent.Kind.DISARMED, "disarmed by " + person));
    }

    /**
     * Stops everything until a person clears it. Idempotent, and never waits. The caller tells the lanes
     * ({@link org.hillock.feedback.actuator.CommandLane#emergency}).
     */
    public void emergencyStop(String by) {
        synchronized (this) {
            if (emergency) {
                return;
            }
            emergency = true;
            emergencies++;
            armed = settings.arming() == Arming.NOT_NEEDED;
            halt();
        }
        listener.happened(new SafetyEvent(SafetyEvent.Kind.EMERGENCY_STOP, "emergency stop by " + by));
    }

    /** A person says that all is safe again; the session must be armed again where arming is needed. */
    public void clearEmergencyStop(String person) {
        synchronized (this) {
            if (!emergency) {
                return;
            }
            emergency = false;
        }
        listener.happened(new SafetyEvent(SafetyEvent.Kind.EMERGENCY_CLEARED, "cleared by " + person));
    }

    /**
     * A contact opens or closes; the caller sends the neutral when one opens.
     *
     * @throws IllegalArgumentException when no contact has that name
     */
    public void interlock(String contact, Contact position) {
        boolean opened;
        synchronized (this) {
            if (!settings.interlocks().contains(contact)) {
                throw new IllegalArgumentException(
                        "there is no contact '" + contact + "', only " + settings.interlocks());
            }
            opened = position == Contact.OPEN && openContacts.add(contact);
            if (position == Contact.CLOSED) {
                openContacts.remove(contact);
            }
            if (opened) {
                halt();
            }
        }
        if (opened) {
            listener.happened(
                    new SafetyEvent(SafetyEvent.Kind.INTERLOCK_OPENED, "the contact '" + contact + "' opened"));
        }
    }

    /** How a contact stands. */
    public enum Contact {
        /** Nothing may act. */
        OPEN,
        /** Safe. */
        CLOSED
    }

    /** A sign of the person who holds the dead-man's switch. */
    public synchronized void personPresent(long nowNanos) {
        personSeen = true;
        personAtNanos = nowNanos;
    }

    /**
     * Whether the output must go neutral now because decisions or the person stayed away. To be asked every few
     * milliseconds by a thread that neither the decoder nor an actuator can block; it answers once an absence, and the
     * caller sends the neutral.
     */
    public boolean watchdog(long nowNanos) {
        String reason;
        synchronized (this) {
            if (!output.active()) {
                return false;
            }
            if (nowNanos - freshAtNanos > settings.watch().decisionEvery().toNanos()) {
                reason = "no fresh decision for "
                        + settings.watch().decisionEvery().toMillis() + " ms";
            } else if (!personHere(nowNanos)) {
                reason = "nobody holds the dead-man's switch";
            } else {
                return false;
            }
            watchdogs++;
            output.wroteNeutral(nowNanos);
            halt();
        }
        listener.happened(new SafetyEvent(SafetyEvent.Kind.WATCHDOG, reason));
        return true;
    }

    /**
     * Makes every command void that was made up to now, because decisions cannot be coming: the decoder hangs, the source
     * is silent, the process was stopped. The next fresh decision passes again. The caller sends the neutral.
     *
     * @param reason one clause for the log
     */
    public void trip(String reason, long nowNanos) {
        cutOff(nowNanos);
        tellOfCutOff(reason);
    }

    /** What {@link #trip} does at once; the caller sends the neutral before it tells of it, since to tell takes memory and time. */
    public synchronized void cutOff(long nowNanos) {
        watchdogs++;
        output.wroteNeutral(nowNanos);
        halt();
    }

    /** Tells why {@link #cutOff} was called. */
    public void tellOfCutOff(String reason) {
        listener.happened(new SafetyEvent(SafetyEvent.Kind.WATCHDOG, reason));
    }

    /**
     * The command of a wish that came in time.
     *
     * @param decidedNanos when it was decided, by the session's monotonic clock
     * @param deadlineNanos when a lane gives it up
     */
    public synchronized Ruling govern(Intention wish, long decidedNanos, long deadlineNanos) {
        newestSequence = Math.max(newestSequence, wish.sequence());
        freshAtNanos = decidedNanos;
        Optional<Ruling.Cause> obstacle = obstacle(decidedNanos);
        if (obstacle.isPresent()) {
            suppressed++;
            return neutral(wish.sequence(), decidedNanos, obstacle.get());
        }
        if (wish instanceof Intention.Act act) {
            return act(act, decidedNanos, deadlineNanos);
        }
        if (wish instanceof Intention.Move move) {
            return move(move, decidedNanos, deadlineNanos);
        }
        if (wish instanceof Intention.Keep) {
            return withhold(wish.sequence(), decidedNanos, Ruling.Cause.DWELL);
        }
        abstentions++;
        return neutral(wish.sequence(), decidedNanos, Ruling.Cause.NO_ANSWER);
    }

    /** The command instead of a decision that came too late, by the session's policy. It never counts as fresh. */
    public synchronized Ruling late(long sequence, LatePolicy policy, long decidedNanos, long deadlineNanos) {
        newestSequence = Math.max(newestSequence, sequence);
        boolean hold = policy == LatePolicy.HOLD && lastFresh.isPresent();
        if (hold && obstacle(decidedNanos).isEmpty()) {
            return new Ruling(lastFresh.orElseThrow().held(sequence, decidedNanos, deadlineNanos), Ruling.Cause.HELD);
        }
        return neutral(sequence, decidedNanos, obstacle(decidedNanos).orElse(Ruling.Cause.LATE));
    }

    /** What follows a decision that came too late. */
    public enum LatePolicy {
        /** The last fresh command goes on. */
        HOLD,
        /** Neutral. */
        NEUTRAL
    }

    /** Whether a command may still be written: nothing has been halted since it was made. */
    @Override
    public synchronized boolean permits(ActuatorCommand command) {
        return state == State.RUNNING && armed && !emergency && openContacts.isEmpty() && command.sequence() > voidUpTo;
    }

    @Override
    public ActuatorCommand eased(ActuatorCommand command, List<Double> stands, long sinceNanos) {
        if (command.axes().isEmpty()) {
            return command;
        }
        double seconds = (command.decidedNanos() - sinceNanos) * OutputLimiter.SECONDS_PER_NANO;
        List<Double> axes = OutputLimiter.slew(settings.limits(), command.axes(), stands, seconds);
        return axes.equals(command.axes()) ? command : command.along(axes);
    }

    /** The counts up to now. */
    public synchronized GovernorCounts counts() {
        return new GovernorCounts(passed, abstentions, clamped, slewed, withheld, suppressed, watchdogs, emergencies);
    }

    /**
     * How often the output was halted, for whatever reason. Whoever gathers wishes over time begins anew when it has
     * changed: what was wished before a halt must not move anything after it.
     */
    public synchronized long halts() {
        return halts;
    }

    private void halt() {
        halts++;
        voidUpTo = newestSequence;
        output.rested();
        lastFresh = Optional.empty();
    }

    private boolean personHere(long nowNanos) {
        return settings.watch().personEvery().isEmpty()
                || (personSeen
                        && nowNanos - personAtNanos
                                <= settings.watch().personEvery().get().toNanos());
    }

    private Optional<Ruling.Cause> obstacle(long nowNanos) {
        if (state == State.FAULT) {
            return Optional.of(Ruling.Cause.FAULT);
        }
        if (emergency) {
            return Optional.of(Ruling.Cause.EMERGENCY);
        }
        if (state == State.SOURCE_LOST) {
            return Optional.of(Ruling.Cause.SOURCE_LOST);
        }
        if (state == State.STOPPED) {
            return Optional.of(Ruling.Cause.NOT_RUNNING);
        }
        if (!armed) {
            return Optional.of(Ruling.Cause.DISARMED);
        }
        if (!openContacts.isEmpty()) {
            return Optional.of(Ruling.Cause.INTERLOCK);
        }
        return personHere(nowNanos) ? Optional.empty() : Optional.of(Ruling.Cause.NO_PERSON);
    }

    private Ruling neutral(long sequence, long nowNanos, Ruling.Cause cause) {
        lastFresh = Optional.empty();
        output.wroteNeutral(nowNanos);
        return new Ruling(ActuatorCommand.neutral(sequence, nowNanos), cause);
    }

    private Ruling withhold(long sequence, long nowNanos, Ruling.Cause cause) {
        withheld++;
        return new Ruling(ActuatorCommand.withheld(sequence, nowNanos), cause);
    }

    private Ruling act(Intention.Act act, long nowNanos, long deadlineNanos) {
        if (!Double.isFinite(act.confidence())) {
            abstentions++;
            return neutral(act.sequence(), nowNanos, Ruling.Cause.NO_ANSWER);
        }
        if (output.dwelling(act.name(), nowNanos)) {
            return withhold(act.sequence(), nowNanos, Ruling.Cause.DWELL);
        }
        if (output.tooSoon(nowNanos)) {
            return withhold(act.sequence(), nowNanos, Ruling.Cause.RATE);
        }
        double value = output.clamp(act.confidence());
        Ruling.Cause cause = Ruling.Cause.PASSED;
        if (value != act.confidence()) {
            clamped++;
            cause = Ruling.Cause.CLAMPED;
        }
        return pass(act.sequence(), act.name(), value, List.of(), cause, nowNanos, deadlineNanos);
    }

    private Ruling move(Intention.Move move, long nowNanos, long deadlineNanos) {
        if (move.axes().isEmpty() || !move.axes().stream().allMatch(Double::isFinite)) {
            abstentions++;
            return neutral(move.sequence(), nowNanos, Ruling.Cause.NO_ANSWER);
        }
        if (output.dwelling(move.name(), nowNanos)) {
            return withhold(move.sequence(), nowNanos, Ruling.Cause.DWELL);
        }
        if (output.tooSoon(nowNanos)) {
            return withhold(move.sequence(), nowNanos, Ruling.Cause.RATE);
        }
        List<Double> within = output.clamp(move.axes());
        List<Double> axes = output.slew(within, nowNanos);
        Ruling.Cause cause = Ruling.Cause.PASSED;
        if (!within.equals(move.axes())) {
            clamped++;
            cause = Ruling.Cause.CLAMPED;
        }
        if (!axes.equals(within)) {
            slewed++;
            cause = Ruling.Cause.SLEWED;
        }
        return pass(move.sequence(), move.name(), axes.get(0), axes, cause, nowNanos, deadlineNanos);
    }

    private Ruling pass(
            long sequence,
            String name,
            double value,
            List<Double> axes,
            Ruling.Cause cause,
            long nowNanos,
            long deadlineNanos) {
        ActuatorCommand command = new ActuatorCommand(
                sequence,
                nowNanos,
                deadlineNanos,
                settings.timeToLive().toNanos(),
                name,
                value,
                axes,
                CommandKind.ACTIVE);
        passed++;
        lastFresh = Optional.of(command);
        output.wrote(name, axes, nowNanos);
        return new Ruling(command, cause);
    }
}
