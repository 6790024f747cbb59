package org.hillock.runtime.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;

/** Counts one stream while it goes by. */
final class StreamTally {
    static final int MAX_LABELS = 200;
    private static final double RAILED_SHARE = 0.01;

    private final StreamInfo stream;
    private final float[] minimum;
    private final float[] maximum;
    private final long[] atMinimum;
    private final long[] atMaximum;
    private final long[] notANumber;
    private final Map<String, Long> markers = new LinkedHashMap<>();
    private long furtherMarkers;
    private long frames;
    private long events;
    private long firstNanos;
    private long lastNanos;
    private long gaps;
    private long missingFrames;
    private long clockResets;

    StreamTally(StreamInfo stream) {
        this.stream = stream;
        int channels = stream.channelCount();
        minimum = new float[channels];
        maximum = new float[channels];
        Arrays.fill(minimum, Float.POSITIVE_INFINITY);
        Arrays.fill(maximum, Float.NEGATIVE_INFINITY);
        atMinimum = new long[channels];
        atMaximum = new long[channels];
        notANumber = new long[channels];
    }

    void samples(SampleChunk chunk) {
        if (chunk.frameCount() == 0) {
            return;
        }
        seen(chunk.frameNanos()[0]);
        seen(chunk.frameNanos()[chunk.frameCount() - 1]);
        frames += chunk.frameCount();
        int channels = chunk.channelCount();
        float[] samples = chunk.samples();
        for (int f = 0; f < chunk.frameCount(); f++) {
            for (int c = 0; c < channels; c++) {
                sample(c, samples[f * channels + c]);
            }
        }
    }

    private void sample(int channel, float value) {
        if (Float.isNaN(value)) {
            notANumber[channel]++;
            return;
        }
        if (value < minimum[channel]) {
            minimum[channel] = value;
            atMinimum[channel] = 0;
        }
        if (value > maximum[channel]) {
            maximum[channel] = value;
            atMaximum[channel] = 0;
        }
        if (value == minimum[channel]) {
            atMinimum[channel]++;
        }
        if (value == maximum[channel]) {
            atMaximum[channel]++;
        }
    }

    void marker(Marker marker) {
        seen(marker.timeNanos());
        if (markers.size() < MAX_LABELS || markers.containsKey(marker.label())) {
            markers.merge(marker.label(), 1L, Long::sum);
        } else {
            furtherMarkers++;
        }
    }

    void gap(Gap gap) {
        gaps++;
        missingFrames += gap.missingFrames();
    }

    void clockReset() {
        clockResets++;
    }

    private void seen(long nanos) {
        if (events++ == 0) {
            firstNanos = nanos;
            lastNanos = nanos;
        }
        firstNanos = Math.min(firstNanos, nanos);
        lastNanos = Math.max(lastNanos, nanos);
    }

    StreamFacts facts() {
        double measuredHz = frames > 1 && lastNanos > firstNanos ? (frames - 1) * 1e9 / (lastNanos - firstNanos) : 0;
        return new StreamFacts(
                stream,
                frames,
                firstNanos,
                lastNanos,
                measuredHz,
                gaps,
                missingFrames,
                clockResets,
                markers,
                furtherMarkers,
                channels());
    }

    private List<ChannelQuality> channels() {
        List<ChannelQuality> rows = new ArrayList<>();
        if (stream.carriesMarkers()) {
            return rows;
        }
        for (int c = 0; c < stream.channelCount(); c++) {
            Channel channel = stream.montage().channels().get(c);
            boolean any = minimum[c] <= maximum[c];
            rows.add(new ChannelQuality(
                    channel.label(),
                    channel.unit(),
                    any ? OptionalDouble.of(minimum[c]) : OptionalDouble.empty(),
                    any ? OptionalDouble.of(maximum[c]) : OptionalDouble.empty(),
                    notANumber[c],
                    verdict(c)));
        }
        return rows;
    }

    private ChannelQuality.Verdict verdict(int c) {
        if (frames == 0) {
            return ChannelQuality.Verdict.EMPTY;
        }
        if (notANumber[c] > 0) {
            return ChannelQuality.Verdict.HOLES;
        }
        boolean biological =
                switch (stream.montage().channels().get(c).type()) {
                    case EEG, EOG, EMG, ECG -> true;
                    case SPIKES, ACCELEROMETER, GYROSCOPE, TRIGGER, AUX -> false;
                };
        if (!biological) {
            return ChannelQuality.Verdict.GOOD;
        }
        if (minimum[c] == maximum[c]) {
            return ChannelQuality.Verdict.FLAT;
        }
        double share = (double) Math.max(atMinimum[c], atMaximum[c]) / frames;
        return share >= RAILED_SHARE ? ChannelQuality.Verdict.RAILED : ChannelQuality.Verdict.GOOD;
    }
}
