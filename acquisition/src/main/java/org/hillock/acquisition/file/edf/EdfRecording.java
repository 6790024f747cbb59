package org.hillock.acquisition.file.edf;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.acquisition.file.FileBytes;
import org.hillock.acquisition.file.PulledRecording;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.StreamInfo;

/** Opens an EDF or BDF file as a recording. The file is open only while events are read. */
final class EdfRecording {
    private EdfRecording() {}

    /** Reads the header and the start of the first record. */
    static Recording open(Path file) {
        try (FileBytes bytes = FileBytes.open(file)) {
            EdfHeader header = EdfHeaderReader.read(file, bytes);
            EdfExtent extent = EdfExtent.of(header, bytes.size());
            LineEndings.check(header, bytes);
            long firstNanos = extent.records() > 0 ? firstRecordNanos(header, bytes) : 0;
            List<EdfStream> streams = EdfStream.of(header);
            EdfPlan plan = new EdfPlan(header, extent.records(), firstNanos, streams, RecordSlices.of(header, streams));
            return new PulledRecording(facts(plan, extent), streams(plan), () -> new EdfCursor(plan));
        }
    }

    private static List<StreamInfo> streams(EdfPlan plan) {
        List<StreamInfo> all = new ArrayList<>();
        plan.streams().forEach(stream -> all.add(stream.info()));
        if (plan.hasMarkers()) {
            all.add(StreamInfo.markers(EdfPlan.MARKERS));
        }
        return all;
    }

    private static long firstRecordNanos(EdfHeader header, FileBytes bytes) {
        List<EdfSignal> annotations = header.annotationSignals();
        if (annotations.isEmpty()) {
            return 0;
        }
        EdfSignal first = annotations.get(0);
        byte[] list = bytes.bytes(
                header.recordOffset(0) + first.byteOffset(),
                first.samples() * header.variant().sampleBytes());
        long told = RecordStarts.told(header, 0, list, 0, list.length);
        return told == AnnotationList.ABSENT ? 0 : told;
    }

    private static RecordingFacts facts(EdfPlan plan, EdfExtent extent) {
        EdfHeader header = plan.header();
        List<String> notes = new ArrayList<>(header.notes());
        notes.addAll(extent.notes());
        notes.addAll(EdfNotes.of(plan));
        Map<String, String> properties = new TreeMap<>();
        properties.put("patient", header.patient());
        properties.put("recording", header.recording());
        properties.put("records", Long.toString(plan.records()));
        properties.put(
                "recordSeconds",
                BigDecimal.valueOf(header.recordNanos(), 9).stripTrailingZeros().toPlainString());
        properties.values().removeIf(String::isEmpty);
        return new RecordingFacts(header.formatName(), header.file(), header.startTime(), properties, notes);
    }
}
