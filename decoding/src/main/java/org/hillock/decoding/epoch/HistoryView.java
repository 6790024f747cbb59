package org.hillock.decoding.epoch;

/**
 * Some frames of a history.
 *
 * @param history where they lie
 * @param from the first frame
 * @param to one past the last frame
 */
record HistoryView(BandHistory history, long from, long to) implements BandSamples {
    @Override
    public int frameCount() {
        return (int) (to - from);
    }

    @Override
    public void copy(int band, double[] out) {
        history.copy(band, from, to, out);
    }
}
