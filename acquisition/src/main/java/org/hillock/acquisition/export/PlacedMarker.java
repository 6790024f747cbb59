package org.hillock.acquisition.export;

/**
 * A marker by its place among the exported frames.
 *
 * @param frame the frame that it falls on, with a fraction; negative before the first
 * @param durationSeconds how long it lasted, 0 when that is not said
 */
record PlacedMarker(double frame, double durationSeconds, String label) {}
