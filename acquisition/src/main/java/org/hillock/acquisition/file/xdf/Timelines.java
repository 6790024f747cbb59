package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.stream.ChannelFormat;

/**
 * The second pass: with all clock offsets known, it reads every stamp once more and finds breaks, lines and rates.
 *
 * <p>It keeps running sums per segment, not the stamps.
 */
final class Timelines {
    private Timelines() {}

    /** The timelines of all surveyed streams, in their order. */
    static List<Timeline> of(Path file, Survey survey, XdfSettings settings) {
        List<Timeline.Builder> builders = new ArrayList<>();
        for (SurveyedStream stream : survey.streams()) {
            builders.add(builder(stream, settings, survey.notes()));
        }
        if (!builders.isEmpty()) {
            readStamps(file, survey, builders);
        }
        return builders.stream().map(Timeline.Builder::build).toList();
    }

    private static Timeline.Builder builder(SurveyedStream stream, XdfSettings settings, Notes notes) {
        double[] times = stream.clockTimes();
        double[] offsets = stream.clockOffsets();
        long limit = Long.MAX_VALUE;
        boolean synchronised = settings.clocks() == XdfSettings.Clocks.SYNCHRONISED;
        if (synchronised && CorruptTail.isOn(stream)) {
            limit = stream.footerSampleCount().getAsLong();
            times = Arrays.copyOf(times, times.length - 1);
            offsets = Arrays.copyOf(offsets, offsets.length - 1);
            notes.add(
                    Notes.Kind.SAMPLES,
                    "stream " + stream.id() + ": the last clock offset is out of line and "
                            + (stream.sampleCount() - limit)
                            + " samples more than the footer counts were dropped with it as an outlet's false last words.");
        }
        ClockModel clock = synchronised ? ClockModel.of(times, offsets, settings) : ClockModel.none();
        if (clock.unfitted() > 0) {
            notes.add(
                    Notes.Kind.CLOCK,
                    "stream " + stream.id()
                            + ": its clock offsets were all taken at one time and give no line, so its clock is not corrected there.");
        }
        return new Timeline.Builder(stream, clock, settings, limit);
    }

    private static void readStamps(Path file, Survey survey, List<Timeline.Builder> builders) {
        try (SamplesCursor cursor = new SamplesCursor(file, survey)) {
            XdfInput in = cursor.input();
            while (cursor.next()) {
                Timeline.Builder builder = builders.get(cursor.stream());
                StreamHeader header = builder.stream().header();
                int channels = header.channelCount();
                int bytes = channels * header.format().bytes();
                boolean text = header.format() == ChannelFormat.STRING;
                long count = cursor.count();
                for (long i = 0; i < count; i++) {
                    builder.read(in);
                    if (text) {
                        TextValues.pass(in, channels);
                    } else {
                        in.require(bytes);
                        in.advance(bytes);
                    }
                }
            }
        }
    }
}
