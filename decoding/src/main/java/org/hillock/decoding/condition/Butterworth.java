package org.hillock.decoding.condition;

import org.hillock.decoding.DecodingException;

/**
 * Digital Butterworth filters: maximally flat in the pass-band, -3 dB at the edges.
 *
 * <p>S. Butterworth, On the Theory of Filter Amplifiers, 1930; designed by zeros, poles and gain with pre-warped edges and
 * the bilinear transformation, as {@code scipy.signal.butter(order, edges, output='sos')} does, whose coefficients and
 * section order these agree with. Computed with {@link StrictMath}: the same bits on every JDK.
 */
public final class Butterworth {
    /** The highest order that a design takes. */
    public static final int MAX_ORDER = 32;

    /** The rate at which the transformation is done, so that edges are fractions of the Nyquist frequency 1. */
    private static final double DESIGN_RATE = 2;

    private Butterworth() {}

    /** A low-pass of {@code order} poles. */
    public static SecondOrderSections lowPass(int order, double cutoffHz, double rateHz) {
        checkOrder(order);
        double warped = warp(cutoffHz, rateHz, "low-pass");
        return digital(ZeroPoleGain.butterworthPrototype(order).lowPass(warped));
    }

    /** A high-pass of {@code order} poles. */
    public static SecondOrderSections highPass(int order, double cutoffHz, double rateHz) {
        checkOrder(order);
        double warped = warp(cutoffHz, rateHz, "high-pass");
        return digital(ZeroPoleGain.butterworthPrototype(order).highPass(warped));
    }

    /** A band-pass of {@code 2 order} poles, thus {@code order} sections. */
    public static SecondOrderSections bandPass(int order, Band band, double rateHz) {
        checkOrder(order);
        double low = warp(band.lowHz(), rateHz, "band-pass");
        double high = warp(band.highHz(), rateHz, "band-pass");
        return digital(ZeroPoleGain.butterworthPrototype(order).bandPass(Math.sqrt(low * high), high - low));
    }

    /** A band-stop of {@code 2 order} poles, thus {@code order} sections. */
    public static SecondOrderSections bandStop(int order, Band band, double rateHz) {
        checkOrder(order);
        double low = warp(band.lowHz(), rateHz, "band-stop");
        double high = warp(band.highHz(), rateHz, "band-stop");
        return digital(ZeroPoleGain.butterworthPrototype(order).bandStop(Math.sqrt(low * high), high - low));
    }

    private static SecondOrderSections digital(ZeroPoleGain analogue) {
        return SectionPairing.sections(analogue.bilinear(2 * DESIGN_RATE));
    }

    private static void checkOrder(int order) {
        if (order < 1 || order > MAX_ORDER) {
            throw DecodingException.badInput(
                    "Butterworth filter", "order " + order, "an order from 1 to " + MAX_ORDER, "4 suits most EEG work");
        }
    }

    private static double warp(double edgeHz, double rateHz, String kind) {
        FilterEdges.check("Butterworth " + kind + " filter", edgeHz, rateHz);
        double normalised = edgeHz / (rateHz / 2);
        return 2 * DESIGN_RATE * StrictMath.tan(StrictMath.PI * normalised / DESIGN_RATE);
    }
}
