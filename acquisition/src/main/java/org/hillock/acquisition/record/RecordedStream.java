package org.hillock.acquisition.record;

import org.hillock.acquisition.file.xdf.XdfStreamWriter;
import org.hillock.acquisition.record.StreamProgress.State;

/** One stream of a recording with what became of it. Written by its feed, read by anybody. */
final class RecordedStream {
    private final String name;
    private final double nominalRateHz;
    private final XdfStreamWriter writer;
    private volatile State state = State.RECORDING;
    private volatile String problem = "";
    private volatile int losses;
    private volatile int clockOffsets;

    RecordedStream(String name, double nominalRateHz, XdfStreamWriter writer) {
        this.name = name;
        this.nominalRateHz = nominalRateHz;
        this.writer = writer;
    }

    XdfStreamWriter writer() {
        return writer;
    }

    synchronized void lost(String reason) {
        state = State.LOST;
        problem = reason;
        losses++;
    }

    void recovered() {
        state = State.RECORDING;
    }

    void ended() {
        state = State.ENDED;
    }

    void failed(String reason) {
        problem = reason;
        state = State.ENDED;
    }

    synchronized void clockOffset(double collectionSeconds, double offsetSeconds) {
        writer.clockOffset(collectionSeconds, offsetSeconds);
        clockOffsets++;
    }

    StreamProgress progress() {
        return new StreamProgress(
                name, state, nominalRateHz, writer.samples(), writer.dropped(), losses, clockOffsets, problem);
    }
}
