package org.hillock.decoding.condition;

/** Subtracts the mean of some channels from some channels, frame by frame. */
final class MeanSubtraction implements Conditioner {
    private final int channels;
    private final int[] targets;
    private final int[] members;

    MeanSubtraction(int channels, int[] targets, int[] members) {
        this.channels = channels;
        this.targets = targets;
        this.members = members;
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        for (int at = 0; at < frameCount * channels; at += channels) {
            double sum = 0;
            for (int member : members) {
                sum += samples[at + member];
            }
            double mean = sum / members.length;
            for (int target : targets) {
                samples[at + target] = (float) (samples[at + target] - mean);
            }
        }
        return frameCount;
    }

    @Override
    public void reset() {}
}
