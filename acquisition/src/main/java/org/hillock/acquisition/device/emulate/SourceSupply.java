package org.hillock.acquisition.device.emulate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.jspecify.annotations.Nullable;

/**
 * A recording or a synthetic headset as what a device measures: channels by label, else in order; markers as values of the
 * trigger line for a tenth of a second.
 */
public final class SourceSupply implements SampleSupply {
    private static final long TRIGGER_NANOS = 100_000_000;
    private static final int EVENTS_AHEAD = 8;

    private final SignalSource source;
    private final Montage montage;
    private final Map<String, Integer> codes;
    private final Iterator<StreamEvent> events;
    private final Deque<Marker> markers = new ArrayDeque<>();
    private int[] columns = {};
    private @Nullable SampleChunk chunk;
    private int frame;
    private int trigger;
    private long triggerEndNanos;

    /**
     * A supply that closes the source with itself.
     *
     * @param montage the device's channels
     * @param codes the trigger line's value of each marker label
     */
    public SourceSupply(SignalSource source, Montage montage, Map<String, Integer> codes) {
        this.source = source;
        this.montage = montage;
        this.codes = Map.copyOf(codes);
        this.events = source.events().toIterable(EVENTS_AHEAD).iterator();
    }

    @Override
    public boolean next(float[] sample) {
        SampleChunk now = chunk;
        while (now == null || frame >= now.frameCount()) {
            if (now != null) {
                now.release();
                chunk = null;
            }
            if (!events.hasNext()) {
                return false;
            }
            now = take(events.next());
        }
        for (int c = 0; c < sample.length; c++) {
            sample[c] = columns[c] < now.channelCount() ? now.sample(frame, columns[c]) : 0;
        }
        followTrigger(now.frameNanos()[frame]);
        frame++;
        return true;
    }

    private @Nullable SampleChunk take(StreamEvent event) {
        if (event instanceof Marker marker) {
            markers.add(marker);
        } else if (event instanceof SampleChunk next && next.stream().nominalRateHz() > 0) {
            if (columns.length == 0) {
                columns = columns(next.stream().montage());
            }
            chunk = next;
            frame = 0;
            return next;
        }
        return null;
    }

    private int[] columns(Montage from) {
        List<String> labels = montage.labels();
        int[] places = new int[labels.size()];
        for (int c = 0; c < places.length; c++) {
            places[c] = from.indexOf(labels.get(c)).orElse(c % from.size());
        }
        return places;
    }

    private void followTrigger(long nanos) {
        Marker next = markers.peek();
        if (next != null && next.timeNanos() <= nanos) {
            markers.poll();
            trigger = codes.getOrDefault(next.label(), 0);
            triggerEndNanos = nanos + TRIGGER_NANOS;
        } else if (nanos >= triggerEndNanos) {
            trigger = 0;
        }
    }

    @Override
    public int trigger() {
        return trigger;
    }

    @Override
    public void close() {
        source.close();
    }
}
