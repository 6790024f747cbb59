package org.hillock.decoding.epoch;

/**
 * A piece of signal to decide upon.
 *
 * @param sequence 0, 1, 2, ... in the session
 * @param kind why it is decided upon
 * @param trial which trial it belongs to, counted from 0; for windows and bins the same as the sequence
 * @param instant which part of the trial, 0 for a whole epoch
 * @param lastOfTrial whether no further segment of this trial follows
 * @param onsetNanos the marker's time, for windows and bins the segment's own begin
 * @param endNanos the stamp of its last frame
 * @param arrivalNanos when its last frame reached the process
 * @param artefact whether the amplitude gate or a gap struck any of its frames
 * @param covariances second moments by band
 * @param samples the samples themselves, valid only during {@link org.hillock.decoding.decoder.Decoder#decide}
 */
public record Segment(
        long sequence,
        SegmentKind kind,
        long trial,
        int instant,
        boolean lastOfTrial,
        long onsetNanos,
        long endNanos,
        long arrivalNanos,
        boolean artefact,
        BandCovariances covariances,
        BandSamples samples) {}
