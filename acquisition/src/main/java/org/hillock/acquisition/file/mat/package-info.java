/**
 * MATLAB 5 files of cut trials, in the layout of the packaged BCI Competition IV data set 2b: {@code data}, samples x
 * channels x trials, and {@code label}, one number a trial.
 *
 * <p>Unlike the other formats this one is held in memory while it is open: MATLAB stores a variable column by column and
 * compressed as a whole, so that a frame cannot be read by itself. The two variables may hold 2^27 numbers at most.
 *
 * <p><b>Session time</b> is 0 at the first trial. How long the recording went on between two trials is not in the file: a gap
 * as long as a trial stands for it. A marker with the trial's label, {@code 1} or {@code 2}, stands at each trial's
 * start. The rate, the labels and the unit are not in the file either and are those of data set 2b (Leeb et al., Graz,
 * 2008): 250 Hz, C3, Cz, C4, microvolts.
 *
 * <p>Runs on the subscriber's thread; enter at {@link org.hillock.acquisition.file.mat.MatTrialFormat}.
 */
@NullMarked
package org.hillock.acquisition.file.mat;

import org.jspecify.annotations.NullMarked;
