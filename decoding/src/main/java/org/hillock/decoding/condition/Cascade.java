package org.hillock.decoding.condition;

/**
 * The running state of a cascade of second-order sections over many channels, in transposed direct form II.
 *
 * <p>The numerators are normalised to {@code b0 = 1} and their product is one gain at the entry, which takes a
 * multiplication out of the recursion. Every implementation performs the same operations in the same order on each
 * sample, so their results are the same bits.
 */
abstract sealed class Cascade permits WideCascade, NarrowCascade {
    /** Coefficients that a normalised section keeps: b1 b2 a1 a2. */
    static final int WIDTH = 4;

    final int sections;
    final int lanes;
    final double gain;
    final double[] coefficients;

    /** Frames under work, {@code lanes} values a frame; lanes past the last channel stay 0. */
    final double[] work;

    Cascade(SecondOrderSections design, int lanes, int workFrames) {
        this.sections = design.count();
        this.lanes = lanes;
        this.coefficients = new double[sections * WIDTH];
        double product = 1;
        for (int s = 0; s < sections; s++) {
            double b0 = design.coefficient(s, 0);
            product *= b0;
            coefficients[s * WIDTH] = design.coefficient(s, 1) / b0;
            coefficients[s * WIDTH + 1] = design.coefficient(s, 2) / b0;
            coefficients[s * WIDTH + 2] = design.coefficient(s, 4);
            coefficients[s * WIDTH + 3] = design.coefficient(s, 5);
        }
        this.gain = product;
        this.work = new double[workFrames * lanes];
    }

    /** The cascade that suits a number of channels best. */
    static Cascade of(SecondOrderSections design, int channels) {
        return channels < WideCascade.FEWEST_CHANNELS
                ? new NarrowCascade(design, channels)
                : new WideCascade(design, channels);
    }

    /** How many frames {@link #work} holds. */
    abstract int workFrames();

    /** Filters the first frames of {@link #work}, which were multiplied by {@link #gain}, in place. */
    abstract void run(int frameCount);

    /** Whether {@link #runInPlace} works. */
    abstract boolean filtersFloats();

    /**
     * Filters one float frame in place without the way through {@link #work}; each result is rounded once.
     *
     * @param samples frame-major values, finite. Modified.
     * @param at where the frame begins
     */
    abstract void runInPlace(float[] samples, int at, int channels);

    /** Sets all states to zero. */
    abstract void rest();

    /** Sets a channel's two states of a section. */
    abstract void put(int section, int channel, double first, double second);

    /** Puts a channel in the state that it would have after {@code input} had stood forever. */
    void settle(int channel, double input) {
        double u = input * gain;
        for (int s = 0; s < sections; s++) {
            double b1 = coefficients[s * WIDTH];
            double b2 = coefficients[s * WIDTH + 1];
            double a1 = coefficients[s * WIDTH + 2];
            double a2 = coefficients[s * WIDTH + 3];
            double y = u * (1 + b1 + b2) / (1 + a1 + a2);
            put(s, channel, y - u, b2 * u - a2 * y);
            u = y;
        }
    }
}
