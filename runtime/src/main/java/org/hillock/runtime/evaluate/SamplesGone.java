package org.hillock.runtime.evaluate;

import org.hillock.decoding.epoch.BandSamples;

/** The samples of a segment that was kept: its second moments remain, its samples do not. */
final class SamplesGone implements BandSamples {
    @Override
    public int frameCount() {
        return 0;
    }

    @Override
    public void copy(int band, double[] out) {
        throw new IllegalStateException("a kept segment has second moments only, its samples are gone");
    }
}
