package org.hillock.acquisition.file.mat;

import java.util.Queue;
import org.hillock.acquisition.file.step.ChunkAssembler;
import org.hillock.acquisition.file.step.EventReader;
import org.hillock.acquisition.file.step.RegularTimes;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** Tells trial after trial: its marker, its chunks, and before each but the first a gap. */
final class TrialReader implements EventReader {
    private final Trials trials;
    private final StreamInfo signal;
    private final StreamInfo markers;
    private final ChunkAssembler assembler;
    private int trial;
    private int frame;

    TrialReader(Trials trials, StreamInfo signal, StreamInfo markers) {
        this.trials = trials;
        this.signal = signal;
        this.markers = markers;
        this.assembler = new ChunkAssembler(signal);
    }

    @Override
    public boolean read(Queue<StreamEvent> out) {
        if (trial == trials.count()) {
            return false;
        }
        if (frame == 0) {
            begin(out);
        }
        float[] samples = assembler.samples();
        while (!assembler.isFull() && frame < trials.length()) {
            int offset = assembler.offset();
            for (int c = 0; c < trials.channels(); c++) {
                samples[offset + c] = (float) trials.value(trial, frame, c);
            }
            long timeNanos = timeNanos(trial, frame++);
            assembler.commit(timeNanos, timeNanos);
        }
        flush(out);
        if (frame == trials.length()) {
            frame = 0;
            trial++;
        }
        return true;
    }

    private void begin(Queue<StreamEvent> out) {
        long startNanos = timeNanos(trial, 0);
        if (trial > 0) {
            long endNanos = timeNanos(trial - 1, trials.length() - 1);
            String reason = "between two trials; its true length is unknown";
            out.add(new Gap(signal.id(), endNanos, startNanos, trials.length(), startNanos, reason));
        }
        double label = trials.label().getDouble(trial);
        String text = label == Math.rint(label) ? Long.toString((long) label) : Double.toString(label);
        out.add(new Marker(markers.id(), startNanos, startNanos, text, 0));
    }

    private long timeNanos(int ofTrial, int ofFrame) {
        return RegularTimes.nanos(2L * ofTrial * trials.length() + ofFrame, signal.nominalRateHz());
    }

    @Override
    public void flush(Queue<StreamEvent> out) {
        assembler.flush(out);
    }
}
