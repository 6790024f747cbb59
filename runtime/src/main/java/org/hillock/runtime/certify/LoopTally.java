package org.hillock.runtime.certify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.hillock.feedback.actuator.CommandKind;
import org.hillock.runtime.budget.Stage;
import org.hillock.runtime.pipeline.DecisionEntry;
import org.hillock.runtime.pipeline.DecisionSink;
import org.hillock.runtime.session.Percentiles;

/** Joins decisions with what the receiver heard of them. Filled on the journal's thread, read after the session. */
final class LoopTally implements DecisionSink {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private final EchoReceiver receiver;
    private final long hardNanos;
    private final List<Double> percentiles;
    private final Histogram loop = new Histogram(SIGNIFICANT_DIGITS);
    private long held;
    private long neutral;
    private long replaced;
    private long expired;
    private long writtenLate;
    private long freshAfterTheLimit;

    LoopTally(EchoReceiver receiver, long hardNanos, List<Double> percentiles) {
        this.receiver = receiver;
        this.hardNanos = hardNanos;
        this.percentiles = percentiles;
    }

    @Override
    public void write(DecisionEntry entry) {
        long arrivedNanos = entry.times().arrivedNanos();
        OptionalLong received = awaited(entry);
        received.ifPresent(atNanos -> loop.recordValue(Math.max(0, atNanos - arrivedNanos)));
        long totalNanos = entry.times().durationNanos(Stage.TOTAL).orElse(0);
        boolean written = entry.times().writtenNanos().isPresent();
        CommandKind kind = entry.command().kind();
        if (kind == CommandKind.HELD) {
            held++;
        } else if (totalNanos > hardNanos && kind == CommandKind.NEUTRAL) {
            neutral++;
        } else if (totalNanos > hardNanos && kind == CommandKind.WITHHELD) {
            replaced++;
        } else if (kind == CommandKind.ACTIVE && !written) {
            expired++;
        } else if (totalNanos > hardNanos && kind == CommandKind.ACTIVE) {
            writtenLate++;
            boolean decidedLate = entry.times().decidedNanos() - arrivedNanos > hardNanos;
            freshAfterTheLimit += decidedLate ? 1 : 0;
        }
    }

    /** The datagram may still be on its way through the loop-back interface when the write is told of. */
    private OptionalLong awaited(DecisionEntry entry) {
        long sequence = entry.decision().sequence();
        for (int i = 0; i < 20 && entry.times().writtenNanos().isPresent(); i++) {
            OptionalLong received = receiver.receivedNanos(sequence);
            if (received.isPresent()) {
                return received;
            }
            pause();
        }
        return receiver.receivedNanos(sequence);
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Certificate.Loop loop() {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (double percentile : percentiles) {
            byName.put(Percentiles.name(percentile), loop.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
        }
        return new Certificate.Loop(loop.getTotalCount(), byName, loop.getMaxValue() / NANOS_PER_MICRO);
    }

    Certificate.Misses misses() {
        return new Certificate.Misses(held, neutral, replaced, expired, writtenLate, freshAfterTheLimit == 0);
    }
}
