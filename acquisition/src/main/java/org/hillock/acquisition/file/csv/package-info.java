/**
 * Tables of numbers as text, whose columns a JSON file beside the table describes ({@code csv-columns.schema.json} is its
 * schema), or the row of names when it is the Muse layout.
 *
 * <p>The description of {@code run.csv} is {@code run.csv.json}, else {@code columns.json} in the same directory.
 *
 * <p><b>Session time</b> is 0 at the first row. With {@code "stamps": "recorded"} a frame has its row's time, a step back
 * of at most {@code gapSeconds} being taken as no step. With {@code "regular"} a frame has its place in the count of rows over
 * the nominal rate, and the time column tells arrivals, losses and clock resets only: that is right for stamps which come in
 * batches, as a Muse's do. A jump of more than {@code gapSeconds} ahead is a {@link
 * org.hillock.acquisition.stream.Gap}, one back a {@link org.hillock.acquisition.stream.ClockReset}, after which time goes on
 * from the new stamp.
 *
 * <p>Runs on the subscriber's thread; enter at {@link org.hillock.acquisition.file.csv.CsvFormat}.
 */
@NullMarked
package org.hillock.acquisition.file.csv;

import org.jspecify.annotations.NullMarked;
