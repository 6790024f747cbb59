package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.PulledRecording;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.acquisition.xml.XmlElement;

/** Opens an XDF file as a recording; the file is surveyed at once and read on subscription. */
final class XdfRecording {
    private XdfRecording() {}

    /** Surveys a file. */
    static Recording open(Path file, XdfSettings settings) {
        Survey survey = Survey.of(file);
        if (survey.streams().isEmpty()) {
            List<String> notes = survey.notes().sentences();
            throw AcquisitionException.badInput(
                    file.toString(),
                    "no usable stream" + (notes.isEmpty() ? "" : " (" + clause(notes.get(0)) + ")"),
                    "at least one StreamHeader",
                    "record again or take another file, since nothing in this one can be used");
        }
        List<Timeline> timelines = Timelines.of(file, survey, settings);
        List<StreamInfo> infos = new ArrayList<>();
        for (int s = 0; s < timelines.size(); s++) {
            SurveyedStream stream = survey.streams().get(s);
            infos.add(info(stream, timelines.get(s)));
            XdfFindings.report(stream, timelines.get(s), survey.notes());
        }
        return new PulledRecording(
                gatherFacts(file, survey), infos, () -> new XdfEvents(file, survey, timelines, infos, settings));
    }

    private static StreamInfo info(SurveyedStream stream, Timeline timeline) {
        StreamHeader header = stream.header();
        return new StreamInfo(
                stream.id(),
                header.name(),
                header.type(),
                XdfMontage.of(header),
                header.nominalRateHz(),
                header.format(),
                XdfProperties.of(stream, timeline));
    }

    private static RecordingFacts gatherFacts(Path file, Survey survey) {
        XmlElement header = survey.fileHeader();
        String version = header.text("version").orElse("");
        if (!version.equals("1.0")) {
            survey.notes()
                    .add(
                            Notes.Kind.HEADER,
                            "the file declares the version " + StreamHeader.shown(version)
                                    + ", expected '1.0'; it was read as 1.0.");
        }
        return new RecordingFacts(
                "XDF 1.0",
                file,
                header.text("datetime").flatMap(XdfRecording::wallClock),
                XdfProperties.of(header),
                survey.notes().sentences());
    }

    /** The local part of a date such as {@code 2026-11-24T21:30:00+0000}. */
    private static Optional<LocalDateTime> wallClock(String datetime) {
        String local = datetime.length() > 19 ? datetime.substring(0, 19) : datetime;
        try {
            return Optional.of(LocalDateTime.parse(local, DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String clause(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
