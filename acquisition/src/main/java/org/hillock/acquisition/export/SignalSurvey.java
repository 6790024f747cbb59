package org.hillock.acquisition.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** The first reading: the range of each channel, the frames with those that fill gaps, and where the markers fall. */
final class SignalSurvey {
    private static final double LONGEST_GAP_SECONDS = 3600;

    private final String file;
    private final StreamInfo stream;
    private final float[] least;
    private final float[] greatest;
    private final SamplePlaces places;
    private long frames;
    private long filled;

    private SignalSurvey(String file, StreamInfo stream) {
        this.file = file;
        this.stream = stream;
        this.least = new float[stream.channelCount()];
        this.greatest = new float[stream.channelCount()];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
        this.places = new SamplePlaces(stream.nominalRateHz());
    }

    /** Reads a recording to its end and closes it. */
    static SignalSurvey of(Recording recording, String streamName) {
        try (recording) {
            SignalSurvey survey = new SignalSurvey(recording.facts().file().toString(), chosen(recording, streamName));
            recording.events().doOnNext(survey::take).blockLast();
            survey.places.settle();
            if (survey.frames == 0) {
                throw AcquisitionException.badInput(
                        survey.file,
                        "no sample of " + survey.stream.name(),
                        "some to export",
                        "take another recording");
            }
            return survey;
        }
    }

    private static StreamInfo chosen(Recording recording, String name) {
        List<StreamInfo> regular = regular(recording);
        return regular.stream()
                .filter(stream -> name.isEmpty()
                        ? stream.montage().indicesOf(ChannelType.EEG).length > 0
                        : stream.name().equals(name))
                .findFirst()
                .or(() -> name.isEmpty() ? regular.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> AcquisitionException.badInput(
                        recording.facts().file().toString(),
                        "the regular streams "
                                + regular.stream().map(StreamInfo::name).toList(),
                        name.isEmpty() ? "at least one" : "one called '" + name + "'",
                        "name one of them, or take another recording"));
    }

    static List<StreamInfo> regular(Recording recording) {
        return recording.streams().stream()
                .filter(stream -> stream.nominalRateHz() > 0 && !stream.carriesMarkers())
                .toList();
    }

    private void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            if (chunk.streamId().equals(stream.id())) {
                samples(chunk);
            }
            chunk.release();
        } else if (event instanceof Marker marker) {
            places.marker(marker.timeNanos(), marker.durationNanos(), marker.label());
        } else if (event instanceof Gap gap && gap.streamId().equals(stream.id())) {
            gap(gap);
        } else if (event instanceof ClockReset reset && reset.streamId().equals(stream.id())) {
            places.settle();
            places.placed(new PlacedMarker(frames + filled, 0, "clock reset"));
        }
    }

    private void samples(SampleChunk chunk) {
        int count = chunk.frameCount();
        if (count == 0) {
            return;
        }
        long at = frames + filled;
        places.anchor(at, chunk.frameNanos()[0]);
        if (count > 1) {
            places.anchor(at + count - 1, chunk.frameNanos()[count - 1]);
        }
        float[] values = chunk.samples();
        int channels = least.length;
        for (int f = 0; f < count; f++) {
            for (int c = 0; c < channels; c++) {
                float value = values[f * channels + c];
                if (Math.abs(value) <= Float.MAX_VALUE) {
                    least[c] = Math.min(least[c], value);
                    greatest[c] = Math.max(greatest[c], value);
                }
            }
        }
        frames += count;
    }

    private void gap(Gap gap) {
        double seconds = gap.missingFrames() / stream.nominalRateHz();
        if (seconds > LONGEST_GAP_SECONDS) {
            throw new AcquisitionException(file + ": a gap of " + Math.round(seconds) + " s in " + stream.name()
                    + " is too long for a file without gaps; export the parts one by one.");
        }
        if (gap.missingFrames() > 0) {
            places.placed(new PlacedMarker(frames + filled, seconds, "gap: " + gap.reason()));
            filled += gap.missingFrames();
        }
    }

    StreamInfo stream() {
        return stream;
    }

    /** Frames of the recording. */
    long frames() {
        return frames;
    }

    /** Frames that stand for missing ones. */
    long filled() {
        return filled;
    }

    /** The least finite value of a channel; infinite when it has none. */
    float least(int channel) {
        return least[channel];
    }

    float greatest(int channel) {
        return greatest[channel];
    }

    List<PlacedMarker> markers() {
        return places.inOrder();
    }
}
