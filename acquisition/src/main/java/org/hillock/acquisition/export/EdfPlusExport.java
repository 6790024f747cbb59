package org.hillock.acquisition.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * Writes one stream of a recording with all markers as EDF+C or BDF+C.
 *
 * <p><b>Time.</b> The file has the nominal rate and no gaps: missing frames are filled and annotated, markers keep their
 * places among the samples. <b>Values.</b> Each channel's range is mapped to the whole digital range, rounded to the
 * nearest; see {@link ExportReport#coarsestStep}. The file appears under its name only when it is whole.
 */
public final class EdfPlusExport {
    private static final int BUFFER_BYTES = 1 << 18;

    private EdfPlusExport() {}

    /**
     * Exports a recording of any known format.
     *
     * @throws AcquisitionException when it cannot be read, has no such stream, or the file is there already or cannot be
     *     written
     */
    public static ExportReport write(Path recording, Path out, EdfKind kind, ExportSettings settings) {
        requireFree(out, settings);
        SignalSurvey survey = SignalSurvey.of(Recordings.open(recording), settings.stream());
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        try {
            ExportReport report;
            try (Recording again = Recordings.open(recording);
                    OutputStream to = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
                report = write(again, survey, kind, settings, to);
            }
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
            return report;
        } catch (IOException e) {
            throw unwritable(out, e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    static AcquisitionException unwritable(Path out, IOException e) {
        return new AcquisitionException(
                out + ": the export cannot be written (" + AcquisitionException.reason(e)
                        + "); check the folder, its rights and its room.",
                e);
    }

    static void requireFree(Path out, ExportSettings settings) {
        if (settings.existing() == ExportSettings.Existing.KEEP && Files.exists(out)) {
            throw new AcquisitionException(out
                    + ": there is such a file already, and an export overwrites none; name another one, or ask for it"
                    + " to be replaced.");
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftBehind) {
            // The export's own failure is the one to tell.
            return;
        }
    }

    private static ExportReport write(
            Recording recording, SignalSurvey survey, EdfKind kind, ExportSettings settings, OutputStream to)
            throws IOException {
        StreamInfo stream = survey.stream();
        RecordLength length = RecordLength.of(stream.nominalRateHz(), stream.channelCount() * kind.sampleBytes());
        long all = survey.frames() + survey.filled();
        long records = (all + length.frames() - 1) / length.frames();
        AnnotationPages pages = new AnnotationPages(survey.markers(), length, records, kind.sampleBytes());
        ChannelScale[] scales = scales(kind, survey, settings);
        RecordingFacts facts = recording.facts();
        to.write(EdfPlusHeader.bytes(kind, facts, stream, scales, length, records, pages.pageBytes()));
        RecordBlocks blocks = new RecordBlocks(kind, scales, length, pages, to);
        recording.events().doOnNext(event -> blocks.take(event, stream.id())).blockLast();
        blocks.finish();
        List<String> leftOut = new ArrayList<>();
        for (StreamInfo other : recording.streams()) {
            if (!other.carriesMarkers() && !other.id().equals(stream.id())) {
                leftOut.add(other.name());
            }
        }
        return new ExportReport(
                kind.word(),
                stream.name(),
                stream.channelCount(),
                survey.frames(),
                length.rateHz(),
                records,
                length.seconds().doubleValue(),
                survey.filled(),
                records * length.frames() - all,
                Stream.of(scales).mapToLong(ChannelScale::clipped).sum(),
                Stream.of(scales).mapToLong(ChannelScale::nonFinite).sum(),
                pages.count(),
                Stream.of(scales).mapToDouble(ChannelScale::step).max().orElse(0),
                leftOut);
    }

    private static ChannelScale[] scales(EdfKind kind, SignalSurvey survey, ExportSettings settings) {
        ChannelScale[] scales = new ChannelScale[survey.stream().channelCount()];
        for (int c = 0; c < scales.length; c++) {
            scales[c] = new ChannelScale(kind, survey.least(c), survey.greatest(c), settings.range());
        }
        return scales;
    }
}
