package org.hillock.decoding.condition;

/** Subtracts from each channel the mean of its neighbours, frame by frame. */
final class LaplacianFilter implements Conditioner {
    private final int channels;
    private final int[][] neighbours;
    private final float[] frame;

    /** Channels whose list of neighbours is empty are left as they are. */
    LaplacianFilter(int channels, int[][] neighbours) {
        this.channels = channels;
        this.neighbours = neighbours;
        this.frame = new float[channels];
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        for (int at = 0; at < frameCount * channels; at += channels) {
            System.arraycopy(samples, at, frame, 0, channels);
            for (int c = 0; c < channels; c++) {
                int[] around = neighbours[c];
                if (around.length > 0) {
                    double sum = 0;
                    for (int neighbour : around) {
                        sum += frame[neighbour];
                    }
                    samples[at + c] = (float) (frame[c] - sum / around.length);
                }
            }
        }
        return frameCount;
    }

    @Override
    public void reset() {}
}
