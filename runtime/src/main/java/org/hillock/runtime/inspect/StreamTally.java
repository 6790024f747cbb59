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
    private static final long RAILED_LEAST = 10;

    /** A step from frame to frame longer than this many nominal ones is a gap. */
    private static final double LONGEST_STEP = 5;

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
    private long steps;
    private long steppedNanos;
    private long frameBeforeNanos;

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
        step(chunk);
        frames += chunk.frameCount();
        int channels = chunk.channelCount();
        float[] samples = chunk.samples();
        for (int f = 0; f < chunk.frameCount(); f++) {
            for (int c = 0; c < channels; c++) {
                sample(c, samples[f * channels + c]);
            }
        }
    }

    private void step(SampleChunk chunk) {
        double nominalHz = stream.nominalRateHz();
        double longestNanos = nominalHz > 0 ? LONGEST_STEP * 1e9 / nominalHz : Double.POSITIVE_INFINITY;
        for (int f = 0; f < chunk.frameCount(); f++) {
            long nanos = chunk.frameNanos()[f];
            long stepNanos = nanos - frameBeforeNanos;
            if (frames + f > 0 && stepNanos > 0 && stepNanos <= longestNanos) {
                steps++;
                steppedNanos += stepNanos;
            }
            frameBeforeNanos = nanos;
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
        return new StreamFacts(
                stream,
                frames,
                firstNanos,
                lastNanos,
                measuredRateHz(),
                gaps,
                missingFrames,
                clockResets,
                markers,
                furtherMarkers,
                channels());
    }

    /** The mean of the steps from frame to frame, long ones and steps back left out. */
    private double measuredRateHz() {
        return steps > 0 ? steps * 1e9 / steppedNanos : 0;
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
        long extreme = Math.max(atMinimum[c], atMaximum[c]);
        return extreme >= RAILED_LEAST && extreme >= RAILED_SHARE * frames
                ? ChannelQuality.Verdict.RAILED
                : ChannelQuality.Verdict.GOOD;
    }
}
