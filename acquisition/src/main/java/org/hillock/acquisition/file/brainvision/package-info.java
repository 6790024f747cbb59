/**
 * BrainVision Core Data Format 1.0 and 2.0: a header (.vhdr), its markers (.vmrk) and its samples (.eeg).
 *
 * <p>Source of the layout: the published description of the format by Brain Products. Any of the three files may be
 * named; the header is found from it.
 *
 * <p>Session time 0 is the first frame; the wall-clock time of it stands in the first "New Segment" marker. Everything
 * runs on the subscriber's thread. Enter at {@link org.hillock.acquisition.file.brainvision.BrainVisionFormat}.
 */
@NullMarked
package org.hillock.acquisition.file.brainvision;

import org.jspecify.annotations.NullMarked;
