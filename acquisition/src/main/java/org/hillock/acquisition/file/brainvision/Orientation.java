package org.hillock.acquisition.file.brainvision;

/** In which order the data file holds its values. */
enum Orientation {
    /** Frame by frame. */
    MULTIPLEXED,
    /** Channel by channel. */
    VECTORIZED
}
