package org.hillock.acquisition.file.mat;

import us.hebi.matlab.mat.types.Matrix;

/**
 * The two variables of a file.
 *
 * @param data {@code length} x {@code channels} x {@code count}, column-major; not modified
 * @param label {@code count} numbers; not modified
 * @param length frames a trial
 */
record Trials(Matrix data, Matrix label, int length, int channels, int count) {

    /** One value. */
    double value(int trial, int frame, int channel) {
        return data.getDouble(frame + length * (channel + channels * trial));
    }
}
