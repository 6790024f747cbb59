/**
 * BCI2000 {@code .dat} recordings, file format 1.0 and 1.1 (BCI2000 Wiki, "Technical Reference: BCI2000 File Format",
 * "State Definition", "Parameter Definition").
 *
 * <p>Samples become microvolts by SourceChOffset and SourceChGain. Session time is the frame number over SamplingRate.
 * States become markers, see {@link org.hillock.acquisition.file.bci2000.StateMarkers}. Runs on the subscriber's thread;
 * enter at {@link org.hillock.acquisition.file.bci2000.Bci2000Format}.
 */
@NullMarked
package org.hillock.acquisition.file.bci2000;

import org.jspecify.annotations.NullMarked;
