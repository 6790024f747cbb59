package org.hillock.acquisition.export;

import java.util.List;

/**
 * What an export did to the signal.
 *
 * @param format the format by its common name
 * @param stream the exported stream's name
 * @param channels how many channels
 * @param frames frames of the recording
 * @param rateHz frames per second in the file
 * @param records data records
 * @param recordSeconds the length of one
 * @param filledFrames frames that stand for missing ones, as value 0 or the nearest in range, each gap with an annotation
 * @param paddedFrames frames that fill the last record, with the last value
 * @param clippedValues values beyond the physical range
 * @param nonFiniteValues values that were no numbers, written as 0 or the nearest in range
 * @param annotations annotations, those of gaps included
 * @param coarsestStep the largest distance of two values that the file can tell apart, in the unit of its channel; a value
 *     is off by half of it at most
 * @param leftOut the names of streams of numbers that are not in the file
 */
public record ExportReport(
        String format,
        String stream,
        int channels,
        long frames,
        double rateHz,
        long records,
        double recordSeconds,
        long filledFrames,
        long paddedFrames,
        long clippedValues,
        long nonFiniteValues,
        int annotations,
        double coarsestStep,
        List<String> leftOut) {
    /** Copies the list. */
    public ExportReport {
        leftOut = List.copyOf(leftOut);
    }
}
