package org.hillock.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** Sums over all that a source said, to be compared with those of an independent reader. */
public final class SignalDigest {
    private static final int ENDS = 5;
    /** Half a unit in the last place of float32, relative, with some room for the sums' own rounding. */
    private static final double FLOAT32 = 1.3e-7;

    private static final double TIME_TOLERANCE_SECONDS = 1.1e-6;

    private final Map<String, StreamSums> streams = new LinkedHashMap<>();
    private final List<Marker> markers = new ArrayList<>();
    private long firstNanos = Long.MAX_VALUE;

    private SignalDigest() {}

    /** Reads a source to its end and closes it. */
    public static SignalDigest of(SignalSource source) {
        SignalDigest digest = new SignalDigest();
        try (source) {
            source.streams().stream()
                    .filter(stream -> !stream.carriesMarkers())
                    .forEach(stream -> digest.streams.put(stream.id(), new StreamSums(stream)));
            source.events().doOnNext(digest::take).blockLast();
        }
        return digest;
    }

    private void take(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            StreamSums sums = streams.get(chunk.streamId());
            assertThat(sums).as(chunk.streamId()).isNotNull();
            if (sums != null) {
                sums.add(chunk);
            }
            firstNanos = Math.min(firstNanos, chunk.frameNanos()[0]);
            chunk.release();
        } else if (event instanceof Marker marker) {
            markers.add(marker);
        }
    }

    /**
     * Compares with what an independent reader found.
     *
     * @param facts {@code {"groups": [{"rateHz", "channels": [{"frames", "sum", "sumSquares", "weighted", "first",
     *     "last", "mask"?}]}], "markers": [{"seconds", "durationSeconds", "label"}]}}: a group a stream in the same order,
     *     values in the units of the channels, seconds since the first frame; {@code weighted} is the sum of {@code x[i] *
     *     (i * 7919 % 1009)}; {@code first} and {@code last} are five values each; {@code mask} tells which bits of
     *     whole-numbered samples compare
     */
    public void assertMatches(JsonNode facts) {
        assertThat(streams).as("streams").hasSize(facts.path("groups").size());
        int index = 0;
        for (StreamSums sums : streams.values()) {
            sums.assertMatches(facts.path("groups").path(index++));
        }
        List<Marker> sorted = new ArrayList<>(markers);
        sorted.sort(java.util.Comparator.comparingLong(Marker::timeNanos));
        JsonNode expected = facts.path("markers");
        assertThat(sorted).as("markers").hasSize(expected.size());
        for (int i = 0; i < sorted.size(); i++) {
            Marker marker = sorted.get(i);
            JsonNode other = expected.path(i);
            assertThat((marker.timeNanos() - firstNanos) * 1e-9)
                    .as("time of marker %d, %s", i, marker.label())
                    .isCloseTo(other.path("seconds").asDouble(), within(TIME_TOLERANCE_SECONDS));
            assertThat(marker.durationNanos() * 1e-9)
                    .as("duration of marker %d, %s", i, marker.label())
                    .isCloseTo(other.path("durationSeconds").asDouble(), within(TIME_TOLERANCE_SECONDS));
            assertThat(marker.label())
                    .as("label of marker %d", i)
                    .isEqualTo(other.path("label").asText());
        }
    }

    private static final class StreamSums {
        private final StreamInfo stream;
        private final List<ChannelSums> channels = new ArrayList<>();

        StreamSums(StreamInfo stream) {
            this.stream = stream;
            for (int c = 0; c < stream.channelCount(); c++) {
                channels.add(new ChannelSums());
            }
        }

        void add(SampleChunk chunk) {
            for (int f = 0; f < chunk.frameCount(); f++) {
                for (int c = 0; c < channels.size(); c++) {
                    channels.get(c).add(chunk.sample(f, c));
                }
            }
        }

        void assertMatches(JsonNode group) {
            assertThat(stream.nominalRateHz())
                    .as("rate of %s", stream.id())
                    .isCloseTo(group.path("rateHz").asDouble(), within(1e-9 * stream.nominalRateHz()));
            assertThat(channels)
                    .as("channels of %s", stream.id())
                    .hasSize(group.path("channels").size());
            for (int c = 0; c < channels.size(); c++) {
                channels.get(c)
                        .assertMatches(
                                stream.id() + " " + stream.montage().labels().get(c),
                                group.path("channels").path(c));
            }
        }
    }

    private static final class ChannelSums {
        private final List<Float> first = new ArrayList<>();
        private final List<Float> last = new ArrayList<>();
        private float[] values = new float[1 << 12];
        private int count;

        void add(float value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        void assertMatches(String name, JsonNode facts) {
            int mask = facts.path("mask").asInt(0);
            double sum = 0;
            double squares = 0;
            double weighted = 0;
            for (int i = 0; i < count; i++) {
                float x = mask == 0 ? values[i] : (long) values[i] & mask;
                sum += x;
                squares += (double) x * x;
                weighted += x * (double) (i * 7919L % 1009);
                if (i < ENDS) {
                    first.add(x);
                }
                if (i >= count - ENDS) {
                    last.add(x);
                }
            }
            assertThat(count)
                    .as("frames of %s", name)
                    .isEqualTo(facts.path("frames").asInt());
            double scale = FLOAT32 * Math.sqrt(squares * count) + 1e-9;
            assertThat(sum).as("sum of %s", name).isCloseTo(facts.path("sum").asDouble(), within(scale));
            assertThat(squares)
                    .as("sum of squares of %s", name)
                    .isCloseTo(facts.path("sumSquares").asDouble(), within(2 * FLOAT32 * squares + 1e-9));
            assertThat(weighted)
                    .as("weighted sum of %s", name)
                    .isCloseTo(facts.path("weighted").asDouble(), within(1009 * scale));
            assertClose(name + ", first values", first, facts.path("first"));
            assertClose(name + ", last values", last, facts.path("last"));
        }

        private static void assertClose(String name, List<Float> values, JsonNode expected) {
            for (int i = 0; i < values.size(); i++) {
                double other = expected.path(i).asDouble();
                assertThat((double) values.get(i))
                        .as("%s, %d", name, i)
                        .isCloseTo(other, within(FLOAT32 * Math.abs(other) + 1e-9));
            }
        }
    }
}
