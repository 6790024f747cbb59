package org.hillock.acquisition.file.edf;

import java.util.Queue;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.StreamEvent;

/** When the records begin, and what it means for the streams when one does not follow the one before it. */
final class RecordStarts {
    private final EdfPlan plan;
    private long toldNanos = AnnotationList.ABSENT;

    RecordStarts(EdfPlan plan) {
        this.plan = plan;
    }

    /**
     * Reads what a record itself says of its start.
     *
     * @param bytes not modified
     * @param from the first byte of the record's first annotation signal
     * @param to the byte after its last
     */
    void read(long record, byte[] bytes, int from, int to) {
        toldNanos = told(plan.header(), record, bytes, from, to);
    }

    /**
     * The start that a record tells.
     *
     * @return nanoseconds of session time, {@link AnnotationList#ABSENT} when it tells nothing and need not
     * @throws AcquisitionException when something else stands there
     */
    static long told(EdfHeader header, long record, byte[] bytes, int from, int to) {
        long onset = AnnotationList.firstOnset(bytes, from, to);
        boolean discontinuous = header.layout() == EdfLayout.DISCONTINUOUS;
        if (onset == AnnotationList.MALFORMED || (discontinuous && onset == AnnotationList.ABSENT)) {
            if (header.layout() == EdfLayout.PLAIN) {
                return AnnotationList.ABSENT;
            }
            EdfSignal signal = header.annotationSignals().get(0);
            throw AcquisitionException.badInput(
                    header.file() + ", byte " + (header.recordOffset(record) + signal.byteOffset()),
                    "'" + FieldText.printable(FieldText.decode(bytes, from, Math.min(to, from + 16))) + "'",
                    "the start of record " + record + " as '+seconds\\x14\\x14\\x00'",
                    "the file is damaged here, as a transfer in text mode does it: get it again by a binary transfer");
        }
        return onset;
    }

    /** When the record begins that was read last. */
    long startNanos(long record) {
        return plan.header().layout() == EdfLayout.DISCONTINUOUS
                ? toldNanos
                : plan.firstRecordNanos() + record * plan.header().recordNanos();
    }

    /**
     * Compares a record's start with the end of the record before it.
     *
     * @param startNanos the start of the record
     * @param beforeNanos the start of the record before it
     * @param lastNanos the last stamp of each stream. Not modified.
     * @param into takes a {@link Gap} for each stream that lacks a frame or more, or the {@link ClockReset}s when time
     *     steps back. Modified.
     * @return whether time steps back
     */
    boolean jump(long startNanos, long beforeNanos, long[] lastNanos, Queue<StreamEvent> into) {
        long delta = startNanos - (beforeNanos + plan.header().recordNanos());
        if (delta == 0) {
            return false;
        }
        boolean stepsBack = false;
        for (int s = 0; s < lastNanos.length; s++) {
            EdfStream stream = plan.streams().get(s);
            String id = stream.info().id();
            long missing = Math.round(
                    delta * ((double) stream.samples() / plan.header().recordNanos()));
            if (startNanos < lastNanos[s]) {
                into.add(new ClockReset(id, lastNanos[s], startNanos, startNanos));
                stepsBack = true;
            } else if (missing > 0) {
                into.add(new Gap(
                        id, lastNanos[s], startNanos, missing, startNanos, "the record's start as the file tells it"));
            }
        }
        if (stepsBack) {
            into.add(new ClockReset(EdfPlan.MARKERS, beforeNanos, startNanos, startNanos));
        }
        return stepsBack;
    }
}
