/**
 * XDF 1.0 files, plain or packed by gzip, as recordings. Enter at {@link
 * org.hillock.acquisition.file.xdf.XdfFormat#open}; everything runs on the caller's or the subscriber's thread.
 *
 * <p><b>Passes.</b> A file is read three times, each time through one small window. {@link
 * org.hillock.acquisition.file.xdf.Survey} checks every chunk and keeps headers, footers, clock offsets and the places of
 * damage. {@link org.hillock.acquisition.file.xdf.Timelines} reads the stamps again, now with every clock known, and keeps
 * breaks and lines. {@link org.hillock.acquisition.file.xdf.XdfEvents} emits. What is held grows with streams, offsets,
 * breaks and damage, not with samples. {@link org.hillock.acquisition.file.xdf.ChunkTag}, {@link
 * org.hillock.acquisition.file.xdf.VarInt} and {@link org.hillock.acquisition.file.xdf.Boundary} are the words that a
 * writer needs too.
 *
 * <p><b>Time.</b> Session time is the recorder's clock in nanoseconds. Stamps are treated as pyxdf 1.17.2 and newer treats
 * them by default (see {@link org.hillock.acquisition.file.xdf.XdfSettings}): moved to the recorder's clock by a robust
 * line through the clock offsets, one for each stretch between resets; then, in regular streams, replaced by a straight
 * line between breaks. XDF keeps no times of arrival, so a chunk arrives at its last stamp and a marker at its own, within
 * a stream never earlier than the one before.
 *
 * <p><b>Events</b> come in the order of the file, which is that of arrival at the recorder: a marker may stand behind a chunk
 * that ends after it. A Samples chunk of numbers becomes one {@link org.hillock.acquisition.stream.SampleChunk}, more if it
 * holds over 512 frames or something happens inside it; a string sample becomes a {@link
 * org.hillock.acquisition.stream.Marker}, its texts joined by TAB. A break forward is told as a {@link
 * org.hillock.acquisition.stream.Gap}, as are frames missing behind a damaged stretch; a frame whose final stamp lies
 * before the last one is told as a {@link org.hillock.acquisition.stream.ClockReset}, and a marker that lies more than the
 * break's second before.
 *
 * <p><b>Damage.</b> A chunk whose frame or samples do not add up is dropped with everything up to the next boundary; a stream
 * whose header is unusable (no channels, an unknown format, no XML) is left out, and the others are read. Facts carry a note
 * on each. A file of which no stream is usable is refused.
 *
 * <p><b>Precision.</b> float32, int16 and int8 values are exact. int32, int64 and double64 are rounded to float32's 24
 * significant bits; a note counts the values that this changed. Values are not scaled: a channel's unit is what its header
 * says.
 *
 * <p><b>The public example files</b> give:
 *
 * <table>
 *   <caption>Outcomes with default settings</caption>
 *   <tr><th>File</th><th>Outcome</th></tr>
 *   <tr><td>{@code minimal.xdf}</td><td>stream 0 (int16, 3 channels, 10 Hz) with 9 samples from 5.0 s, its clock moved by
 *       -0.1 s; stream 46202862 (strings, 10 Hz, no clock offsets) with 9 markers from 5.1 s</td></tr>
 *   <tr><td>{@code clock_resets.xdf}</td><td>27815 samples of 8 channels and 175 markers; the source restarted once, and both
 *       stretches of its clock are moved to one axis from 810 to 1383 s with one Gap of 274 s; as recorded, each stream has
 *       one ClockReset instead</td></tr>
 *   <tr><td>{@code empty_streams.xdf}</td><td>four streams: 10 int32 samples at 1 Hz, one marker, and two that stay empty</td></tr>
 *   <tr><td>{@code out_of_order_sample_chunk.xdf}</td><td>stream 0 with 9 samples all at 0 s, whose clock offsets fit no line
 *       and are not used; the other stream declares no channels and is left out; a note on the version 000</td></tr>
 *   <tr><td>{@code out_of_order_clock_offsets.xdf}</td><td>stream 0 without samples: the lengths at bytes 605, 625 and 1238
 *       lie, and a note says so of each; the other stream is left out as above</td></tr>
 *   <tr><td>{@code chunk_length_lie.xdf}</td><td>refused: the only StreamHeader, at byte 64, declares no content</td></tr>
 * </table>
 */
@NullMarked
package org.hillock.acquisition.file.xdf;

import org.jspecify.annotations.NullMarked;
