package org.hillock.acquisition.file.brainvision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.file.PulledRecording;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.StreamInfo;

/** Opens the three files of a BrainVision recording. The data file is open only while events are read. */
final class BrainVisionRecording {
    private BrainVisionRecording() {}

    /** Reads the header and the markers of the recording that a file belongs to. */
    static Recording open(Path file) {
        VisionHeader header = VisionFiles.header(file);
        Path data = VisionFiles.partner(header, header.dataName(), "data file");
        List<String> notes = new ArrayList<>();
        VisionMarkers markers = markers(header, notes);
        VisionExtent extent;
        try (FileBytes bytes = FileBytes.open(data)) {
            extent = VisionExtent.of(header, data, bytes.size());
        }
        notes.addAll(extent.notes());
        markers.dataName()
                .filter(name -> !name.equals(header.dataName()))
                .ifPresent(name -> notes.add("The marker file says that it belongs to '"
                        + VisionHeaderReader.shortened(name) + "', the header names '" + header.dataName() + "'."));
        if (markers.segments() > 1) {
            notes.add("The recording has " + markers.segments()
                    + " segments; times count data points, as if there were no pauses between them.");
        }
        StreamInfo signals = signals(header);
        List<StreamInfo> streams = header.markerName().isPresent()
                ? List.of(signals, StreamInfo.markers(VisionMarkers.STREAM))
                : List.of(signals);
        RecordingFacts facts = new RecordingFacts(
                "BrainVision", file, markers.startTime(), Map.of("frames", Long.toString(extent.frames())), notes);
        return new PulledRecording(
                facts, streams, () -> new VisionCursor(header, signals, data, extent.frames(), markers.markers()));
    }

    private static VisionMarkers markers(VisionHeader header, List<String> notes) {
        if (header.markerName().isEmpty()) {
            notes.add("The header names no marker file.");
            return VisionMarkers.NONE;
        }
        return VisionMarkers.read(
                VisionFiles.partner(header, header.markerName().get(), "marker file"), header);
    }

    private static StreamInfo signals(VisionHeader header) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("orientation", header.orientation().name());
        if (!header.reference().isEmpty()) {
            properties.put("reference", header.reference());
        }
        return new StreamInfo(
                "signals",
                VisionFiles.stem(header.file()),
                "EEG",
                new Montage(header.channels()),
                header.rateHz(),
                header.numbers().format(),
                properties);
    }
}
