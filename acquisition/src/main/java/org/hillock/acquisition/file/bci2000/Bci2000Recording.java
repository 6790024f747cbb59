package org.hillock.acquisition.file.bci2000;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.file.bci2000.Bci2000Header.Parameter;
import org.hillock.acquisition.file.step.StreamedRecording;
import org.hillock.acquisition.stream.Channel;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/** Composes a recording from a header. */
final class Bci2000Recording {
    private static final List<DateTimeFormatter> STORAGE_TIMES = List.of(
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    private static final List<String> TOLD =
            List.of("SubjectName", "SubjectSession", "SubjectRun", "SampleBlockSize", "StorageTime", "DataFile");

    private Bci2000Recording() {}

    static Recording of(Path file, Bci2000Header header, long fileBytes) {
        Calibration calibration = Calibration.of(file, header);
        List<String> notes = new ArrayList<>(calibration.notes());
        StreamInfo signal = new StreamInfo(
                "signal",
                "BCI2000 source",
                "EEG",
                montage(header, notes),
                calibration.rateHz(),
                header.format().channelFormat(),
                Map.of());
        StreamInfo states = StreamInfo.markers("states");
        long frames = (fileBytes - header.headerBytes()) / header.frameBytes();
        long left = (fileBytes - header.headerBytes()) % header.frameBytes();
        if (left > 0) {
            notes.add("The last " + left + " bytes are less than one frame of " + header.frameBytes()
                    + " bytes and were left out.");
        }
        RecordingFacts facts = new RecordingFacts(
                "BCI2000 " + header.version(), file, start(header), properties(header, frames), notes);
        return StreamedRecording.of(
                facts,
                List.of(signal, states),
                channel -> new FrameReader(channel, header, calibration, signal, states));
    }

    private static Montage montage(Bci2000Header header, List<String> notes) {
        List<String> names = header.parameters()
                .getOrDefault("ChannelNames", new Parameter(List.of(), 1))
                .values();
        if (names.size() < header.channels()) {
            notes.add("ChannelNames has " + names.size() + " names for " + header.channels()
                    + " channels; the others are called Ch1, Ch2, ... by their number.");
        }
        List<Channel> channels = new ArrayList<>();
        for (int c = 0; c < header.channels(); c++) {
            String label = c < names.size() && !names.get(c).isBlank() ? names.get(c) : "Ch" + (c + 1);
            ChannelType type = ChannelType.parse(label);
            channels.add(type == ChannelType.AUX ? Channel.eeg(label) : Channel.of(label, type, Channel.MICROVOLTS));
        }
        return new Montage(channels);
    }

    private static Map<String, String> properties(Bci2000Header header, long frames) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : TOLD) {
            value(header, name).ifPresent(text -> properties.put(name, text));
        }
        properties.put("frames", Long.toString(frames));
        properties.put(
                "states",
                String.join(
                        " ", header.states().stream().map(StateDefinition::name).toList()));
        properties.put("statesWithoutMarkers", String.join(" ", StateMarkers.skipped(header)));
        return properties;
    }

    private static Optional<String> value(Bci2000Header header, String name) {
        Parameter parameter = header.parameters().get(name);
        return parameter == null
                        || parameter.values().isEmpty()
                        || parameter.values().get(0).isBlank()
                ? Optional.empty()
                : Optional.of(parameter.values().get(0));
    }

    /** StorageTime is the C library's date in one form of the format and ISO 8601 in the other. */
    private static Optional<LocalDateTime> start(Bci2000Header header) {
        String text = value(header, "StorageTime").orElse("").replaceAll("\\s+", " ");
        return STORAGE_TIMES.stream()
                .flatMap(format -> parse(text, format).stream())
                .findFirst();
    }

    private static Optional<LocalDateTime> parse(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDateTime.parse(text, format));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
