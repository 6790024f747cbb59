/**
 * Recordings in the formats of others: EDF+C, BDF+C and BIDS-EEG. Enter at {@link
 * org.hillock.acquisition.export.EdfPlusExport} and {@link org.hillock.acquisition.export.BidsExport}; everything runs on
 * the caller's thread and reads the recording twice, once for ranges and markers and once to write.
 */
@NullMarked
package org.hillock.acquisition.export;

import org.jspecify.annotations.NullMarked;
