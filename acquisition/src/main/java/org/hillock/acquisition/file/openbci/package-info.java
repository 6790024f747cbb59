/**
 * Text recordings of the OpenBCI GUI, version 4 to 6 ({@code OpenBCI-RAW-*.txt}).
 *
 * <p><b>Session time.</b> The GUI stamps frames when it takes them from the board, in batches, so its stamps are arrival
 * times. A frame's session time is its place in the count of frames (lost ones included, by the sample index) over the
 * nominal rate; 0 is the first frame. A chunk's arrival is its last frame's stamp after the first stamp, but never before
 * that frame's own time: a board whose clock is a little faster than nominal would else seem to arrive early.
 *
 * <p>Runs on the subscriber's thread; enter at {@link org.hillock.acquisition.file.openbci.OpenBciGuiFormat}.
 */
@NullMarked
package org.hillock.acquisition.file.openbci;

import org.jspecify.annotations.NullMarked;
