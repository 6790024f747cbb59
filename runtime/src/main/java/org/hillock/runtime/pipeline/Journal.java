package org.hillock.runtime.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hillock.feedback.actuator.ActuatorCommand;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.feedback.actuator.Delivery;
import org.hillock.runtime.budget.BudgetMetrics;
import org.hillock.runtime.budget.BudgetReport;
import org.hillock.runtime.budget.FlightRecorder;
import org.hillock.runtime.budget.LatencyBudget;
import org.hillock.runtime.session.BudgetSetting;

/**
 * Joins each decision with the news of its write, measures it and hands it to the sinks, all on a thread of its own.
 *
 * <p>The news of a write may come before its decision, which is told only when the command is on its way. The queue is
 * bounded; what finds no place is counted in {@link #lost()}.
 */
final class Journal implements AutoCloseable {
    private static final int CAPACITY = 1 << 16;
    private static final int MOST_EARLY = 1024;

    private final ArrayBlockingQueue<Note> notes = new ArrayBlockingQueue<>(CAPACITY);
    private final Map<Long, DecisionEntry> waiting = new HashMap<>();
    private final Map<Long, Note.Settled> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Note.Settled> eldest) {
            return size() > MOST_EARLY;
        }
    };
    private final LatencyBudget budget;
    private final List<DecisionSink> sinks;
    private final FlightRecorder recorder;
    private final BudgetMetrics metrics;
    private volatile String failure = "";
    private final WriteNews news;
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::work, "journal");

    /** Whether a decision waits for the news of its write. */
    enum WriteNews {
        AWAITED,
        NONE
    }

    /** What the journal is told. */
    private sealed interface Note {
        record Decided(DecisionEntry entry) implements Note {}

        record Settled(ActuatorCommand command, Delivery delivery, long atNanos) implements Note {}

        record Unwritten(DecisionEntry entry) implements Note {}

        record Shed(long sequence, long ageNanos, long atNanos) implements Note {}

        record End() implements Note {}
    }

    Journal(
            BudgetSetting setting,
            List<DecisionSink> sinks,
            WriteNews news,
            FlightRecorder recorder,
            BudgetMetrics metrics) {
        this.recorder = recorder;
        this.metrics = metrics;
        this.budget = new LatencyBudget(setting);
        this.sinks = new ArrayList<>(sinks);
        this.news = news;
        thread.setDaemon(true);
        thread.start();
    }

    void decided(DecisionEntry entry) {
        tell(new Note.Decided(entry));
    }

    /** A decision of which another was written in its place: a miss. */
    void unwritten(DecisionEntry entry) {
        tell(new Note.Unwritten(entry));
    }

    /** A window that nobody decided on. */
    void shed(long sequence, long ageNanos, long atNanos) {
        tell(new Note.Shed(sequence, ageNanos, atNanos));
    }

    void settled(ActuatorCommand command, Delivery delivery, long atNanos) {
        if (command.sequence() >= 0) {
            tell(new Note.Settled(command, delivery, atNanos));
        }
    }

    long lost() {
        return lost.get();
    }

    /** The first failure of a sink, which gets no further decision then; empty when all went well. */
    String failure() {
        return failure;
    }

    /** The figures; call it after {@link #close}. */
    BudgetReport report() {
        return budget.report();
    }

    /** Writes what waits, also decisions whose write nobody reported, and ends the thread. */
    @Override
    public void close() {
        try {
            if (thread.isAlive()) {
                notes.put(new Note.End());
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Note note) {
        if (!notes.offer(note)) {
            lost.incrementAndGet();
        }
    }

    private void work() {
        try {
            for (Note note = notes.take(); !(note instanceof Note.End); note = notes.take()) {
                take(note);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.values().forEach(entry -> finish(entry, LatencyBudget.Outcome.MISSED));
        for (DecisionSink sink : sinks) {
            try {
                sink.close();
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /** A sink that fails must end neither the journal nor the other sinks. */
    private void write(DecisionEntry entry) {
        sinks.removeIf(sink -> {
            try {
                sink.write(entry);
                return false;
            } catch (RuntimeException e) {
                failed(e);
                return true;
            }
        });
    }

    private void failed(RuntimeException e) {
        if (failure.isEmpty()) {
            failure = String.valueOf(e.getMessage());
        }
    }

    private void take(Note note) {
        if (note instanceof Note.Decided decided) {
            take(decided);
        } else if (note instanceof Note.Unwritten unwritten) {
            early.remove(unwritten.entry().decision().sequence());
            finish(unwritten.entry(), LatencyBudget.Outcome.MISSED);
        } else if (note instanceof Note.Shed shed) {
            take(shed);
        } else if (note instanceof Note.Settled settled) {
            DecisionEntry entry = waiting.remove(settled.command().sequence());
            if (entry != null) {
                settle(entry, settled);
            } else {
                early.put(settled.command().sequence(), settled);
            }
        }
    }

    private void take(Note.Decided decided) {
        DecisionEntry entry = decided.entry();
        long sequence = entry.decision().sequence();
        Note.Settled written = early.remove(sequence);
        if (news == WriteNews.NONE || entry.command().kind() == CommandKind.WITHHELD) {
            finish(entry);
        } else if (written != null) {
            settle(entry, written);
        } else {
            waiting.put(sequence, entry);
        }
    }

    private void take(Note.Shed shed) {
        budget.shed(shed.ageNanos());
        metrics.shed();
        recorder.note(FlightRecorder.Kind.SHED, shed.atNanos(), shed.sequence(), shed.ageNanos(), "");
        recorder.missed("window " + shed.sequence() + " was shed");
    }

    private void settle(DecisionEntry entry, Note.Settled settled) {
        if (settled.delivery() != Delivery.SENT) {
            finish(entry, LatencyBudget.Outcome.MISSED);
        } else {
            DecisionEntry written = entry.withTimes(entry.times().written(settled.atNanos()));
            if (settled.command().kind() == CommandKind.HELD) {
                finish(written, LatencyBudget.Outcome.MISSED);
            } else {
                finish(written);
            }
        }
    }

    private void finish(DecisionEntry entry) {
        noted(entry, budget.record(entry.times()));
    }

    private void finish(DecisionEntry entry, LatencyBudget.Outcome outcome) {
        budget.record(entry.times(), outcome);
        noted(entry, outcome);
    }

    private void noted(DecisionEntry entry, LatencyBudget.Outcome outcome) {
        long sequence = entry.decision().sequence();
        recorder.decision(sequence, entry.times(), outcome);
        metrics.decision(entry.times(), outcome);
        if (outcome == LatencyBudget.Outcome.MISSED) {
            recorder.missed("decision " + sequence + " missed its limit");
        }
        write(entry);
    }
}
