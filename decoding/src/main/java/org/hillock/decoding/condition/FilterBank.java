package org.hillock.decoding.condition;

import java.util.List;
import org.hillock.decoding.DecodingException;

/**
 * Several band-pass filters over the same input, each with its own running state.
 *
 * <p>The input is guarded against non-finite samples and widened to double once for all bands.
 */
public final class FilterBank {
    /** The motor-imagery bands of the spiking decoder's front end: theta to high beta in six overlapping steps. */
    public static final List<Band> MOTOR_IMAGERY = List.of(
            new Band(6, 10), new Band(9, 13), new Band(12, 16), new Band(15, 20), new Band(19, 25), new Band(24, 30));

    /** The order of the motor-imagery bands: four sections each. */
    public static final int MOTOR_IMAGERY_ORDER = 4;

    private static final int BLOCK = 64;

    private final List<Band> bands;
    private final int channels;
    private final SosFilter[] filters;
    private final NonFiniteGuard guard;
    private final double[] clean;

    /**
     * Butterworth band-passes at rest.
     *
     * @param bands at least one
     * @param order of the design; a band-pass of order n has n sections
     * @param rateHz frames per second
     * @param channels values a frame
     * @throws DecodingException when there is no band or an edge is not below half the rate
     */
    public FilterBank(List<Band> bands, int order, double rateHz, int channels) {
        if (bands.isEmpty()) {
            throw DecodingException.badInput("filter bank", "no band", "at least one", "name the bands as low, high");
        }
        this.bands = List.copyOf(bands);
        this.channels = channels;
        this.filters = new SosFilter[bands.size()];
        for (int b = 0; b < filters.length; b++) {
            filters[b] = new SosFilter(Butterworth.bandPass(order, bands.get(b), rateHz), channels);
        }
        this.guard = new NonFiniteGuard(channels);
        this.clean = new double[BLOCK * channels];
    }

    /** The bands in the order of the outputs. */
    public List<Band> bands() {
        return bands;
    }

    /** Values a frame. */
    public int channels() {
        return channels;
    }

    /** How many non-finite samples were replaced so far. */
    public long replacedSamples() {
        return guard.replacedSamples();
    }

    /**
     * Filters frames through every band.
     *
     * @param input frame-major values. Not modified.
     * @param firstFrame the first frame to read
     * @param frameCount how many frames
     * @param output one frame-major array a band. Modified.
     * @param firstOutputFrame where in each output the first frame goes
     */
    public void filter(float[] input, int firstFrame, int frameCount, double[][] output, int firstOutputFrame) {
        for (int done = 0; done < frameCount; done += BLOCK) {
            int count = Math.min(BLOCK, frameCount - done);
            guard.widen(input, firstFrame + done, count, clean);
            for (int b = 0; b < filters.length; b++) {
                filters[b].filter(clean, 0, count, output[b], firstOutputFrame + done);
            }
        }
    }

    /**
     * Filters frames through every band and rounds the results to float.
     *
     * @param input frame-major values. Not modified.
     * @param firstFrame the first frame to read
     * @param frameCount how many frames
     * @param output one frame-major array a band. Modified.
     * @param firstOutputFrame where in each output the first frame goes
     */
    public void filter(float[] input, int firstFrame, int frameCount, float[][] output, int firstOutputFrame) {
        for (int done = 0; done < frameCount; done += BLOCK) {
            int count = Math.min(BLOCK, frameCount - done);
            guard.widen(input, firstFrame + done, count, clean);
            for (int b = 0; b < filters.length; b++) {
                filters[b].filter(clean, 0, count, output[b], firstOutputFrame + done);
            }
        }
    }

    /** Brings every band back to rest. */
    public void reset() {
        for (SosFilter filter : filters) {
            filter.reset();
        }
        guard.reset();
    }
}
