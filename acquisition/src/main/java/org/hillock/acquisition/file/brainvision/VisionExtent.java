package org.hillock.acquisition.file.brainvision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;

/**
 * How many frames a data file holds: its length decides.
 *
 * @param frames whole frames
 * @param notes where header and length disagree
 */
record VisionExtent(long frames, List<String> notes) {
    /**
     * Compares the header with the length of the data file.
     *
     * @throws AcquisitionException when channels follow one another and their length is in doubt, or time would not fit
     */
    static VisionExtent of(VisionHeader header, Path data, long bytes) {
        long frames = bytes / header.frameBytes();
        long rest = bytes % header.frameBytes();
        long declared = header.declaredFrames().orElse(frames);
        boolean vectorized = header.orientation() == Orientation.VECTORIZED;
        if (vectorized && (rest != 0 || declared != frames)) {
            throw AcquisitionException.badInput(
                    data.toString(),
                    bytes + " bytes",
                    (header.declaredFrames().isPresent() ? declared + " frames" : "whole frames") + " of "
                            + header.frameBytes() + " bytes, since the file holds channel after channel",
                    "the file was cut off: get it again from its source");
        }
        if (frames * header.intervalMicros() > 2e15) {
            throw AcquisitionException.badInput(
                    header.file().toString(),
                    frames + " frames every " + header.intervalMicros() + " us",
                    "a recording shorter than 2e9 s",
                    "correct SamplingInterval in the header");
        }
        List<String> notes = new ArrayList<>();
        if (declared != frames) {
            notes.add("The header declares " + declared + " frames, the length of the data file gives " + frames
                    + ": these are read.");
        }
        if (rest > 0) {
            notes.add("The last " + rest + " bytes of the data file are no whole frame and are left out.");
        }
        if (frames == 0) {
            notes.add("The data file holds no frames.");
        }
        return new VisionExtent(frames, notes);
    }
}
