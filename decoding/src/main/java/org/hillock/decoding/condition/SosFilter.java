package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/**
 * A causal filter over all channels of a stream, with double state that runs on from call to call.
 *
 * <p>It starts at rest (all zero), or settled on a constant by {@link #settle}. Results agree with {@code
 * scipy.signal.sosfilt} to rounding. Non-finite float samples are replaced by the channel's last finite one and counted
 * in {@link #replacedSamples()}; double input must be finite.
 */
public final class SosFilter implements Conditioner {
    private final int channels;
    private final Cascade cascade;
    private final boolean floats;
    private final NonFiniteGuard guard;

    /**
     * A filter at rest.
     *
     * @param design its coefficients
     * @param channels values a frame, at least 1
     */
    public SosFilter(SecondOrderSections design, int channels) {
        if (channels < 1) {
            throw DecodingException.badInput(
                    "filter", channels + " channels", "at least one", "filter a stream that has channels");
        }
        this.channels = channels;
        this.cascade = Cascade.of(design, channels);
        this.floats = cascade.filtersFloats();
        this.guard = new NonFiniteGuard(channels);
    }

    /** Values a frame. */
    public int channels() {
        return channels;
    }

    /** How many non-finite samples were replaced so far. */
    public long replacedSamples() {
        return guard.replacedSamples();
    }

    @Override
    public int condition(float[] samples, long[] frameNanos, int frameCount) {
        filter(samples, 0, frameCount);
        return frameCount;
    }

    /**
     * Filters in place; each result is rounded to float once, after the last section.
     *
     * @param samples frame-major values. Modified.
     * @param firstFrame the first frame to filter
     * @param frameCount how many
     */
    public void filter(float[] samples, int firstFrame, int frameCount) {
        if (floats && frameCount == 1) {
            guard.mend(samples, firstFrame);
            cascade.runInPlace(samples, firstFrame * channels, channels);
            return;
        }
        int end = firstFrame + frameCount;
        int block = cascade.workFrames();
        for (int frame = firstFrame; frame < end; frame += block) {
            int count = Math.min(block, end - frame);
            load(samples, frame, count);
            cascade.run(count);
            store(samples, frame, count);
        }
    }

    /**
     * Filters finite double frames into another array, or into the same one.
     *
     * @param input frame-major values, finite. Not modified unless it is also the output.
     * @param firstFrame the first frame to read
     * @param frameCount how many frames
     * @param output receives the frames. Modified.
     * @param firstOutputFrame where in the output the first frame goes
     */
    public void filter(double[] input, int firstFrame, int frameCount, double[] output, int firstOutputFrame) {
        int block = cascade.workFrames();
        for (int done = 0; done < frameCount; done += block) {
            int count = Math.min(block, frameCount - done);
            load(input, firstFrame + done, count);
            cascade.run(count);
            store(output, firstOutputFrame + done, count);
        }
    }

    /**
     * Filters finite double frames into a float array; each result is rounded once.
     *
     * @param input frame-major values, finite. Not modified.
     * @param firstFrame the first frame to read
     * @param frameCount how many frames
     * @param output receives the frames. Modified.
     * @param firstOutputFrame where in the output the first frame goes
     */
    public void filter(double[] input, int firstFrame, int frameCount, float[] output, int firstOutputFrame) {
        int block = cascade.workFrames();
        for (int done = 0; done < frameCount; done += block) {
            int count = Math.min(block, frameCount - done);
            load(input, firstFrame + done, count);
            cascade.run(count);
            store(output, firstOutputFrame + done, count);
        }
    }

    @Override
    public void reset() {
        cascade.rest();
        guard.reset();
    }

    /**
     * Puts the state where it would be if a frame had stood forever, so that an offset causes no transient (what {@code
     * scipy.signal.sosfilt_zi} times the frame gives).
     *
     * @param frames frame-major values. Not modified.
     * @param frame which of the frames
     */
    public void settle(double[] frames, int frame) {
        for (int c = 0; c < channels; c++) {
            cascade.settle(c, frames[frame * channels + c]);
        }
    }

    private void load(float[] samples, int frame, int count) {
        if (widen(samples, frame, count) < 0) {
            guard.repair(samples, frame, count);
            widen(samples, frame, count);
        }
        guard.remember(samples, frame + count - 1);
    }

    /** Returns a negative number when a sample is not finite. */
    private int widen(float[] samples, int frame, int count) {
        double[] work = cascade.work;
        double gain = cascade.gain;
        int rows = rows(count);
        int width = width(count);
        int carries = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * cascade.lanes;
            int from = (frame + row) * channels;
            for (int i = 0; i < width; i++) {
                float sample = samples[from + i];
                carries |= NonFiniteGuard.carry(sample);
                work[at + i] = sample * gain;
            }
        }
        return carries;
    }

    private void load(double[] samples, int frame, int count) {
        double[] work = cascade.work;
        double gain = cascade.gain;
        int rows = rows(count);
        int width = width(count);
        for (int row = 0; row < rows; row++) {
            int at = row * cascade.lanes;
            int from = (frame + row) * channels;
            for (int i = 0; i < width; i++) {
                work[at + i] = samples[from + i] * gain;
            }
        }
    }

    private void store(float[] samples, int frame, int count) {
        double[] work = cascade.work;
        int rows = rows(count);
        int width = width(count);
        for (int row = 0; row < rows; row++) {
            int at = row * cascade.lanes;
            int to = (frame + row) * channels;
            for (int i = 0; i < width; i++) {
                samples[to + i] = (float) work[at + i];
            }
        }
    }

    private void store(double[] samples, int frame, int count) {
        int rows = rows(count);
        int width = width(count);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(cascade.work, row * cascade.lanes, samples, (frame + row) * channels, width);
        }
    }

    /** Frames without padding lie end to end and are copied as one long row, which C2 vectorises better. */
    private int rows(int count) {
        return cascade.lanes == channels ? 1 : count;
    }

    private int width(int count) {
        return cascade.lanes == channels ? count * channels : channels;
    }
}
