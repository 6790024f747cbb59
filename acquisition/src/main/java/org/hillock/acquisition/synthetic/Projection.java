package org.hillock.acquisition.synthetic;

import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Position;
import org.hillock.acquisition.stream.TenTwenty;

/**
 * How strongly each electrode sees a source below a place of the scalp: a bell over the distance, which stands for the
 * blur of skull and skin. The weight at the place itself is 1.
 */
final class Projection {
    /** The spread of a cortical patch at the scalp, in head radii: half of the amplitude at about 6 cm. */
    static final double CORTEX = 0.55;

    private Projection() {}

    static double[] below(Montage montage, String electrode, double spread) {
        return below(montage, place(electrode), spread);
    }

    static double[] below(Montage montage, Position centre, double spread) {
        double[] weights = new double[montage.size()];
        for (int c = 0; c < weights.length; c++) {
            double distance = place(montage, c).distanceTo(centre) / spread;
            weights[c] = StrictMath.exp(-0.5 * distance * distance);
        }
        return weights;
    }

    /** Adds one source's frame to all channels. */
    static void addTo(double[] microvolts, int firstIndex, double[] weights, double value) {
        for (int c = 0; c < weights.length; c++) {
            microvolts[firstIndex + c] += weights[c] * value;
        }
    }

    private static Position place(Montage montage, int channel) {
        return montage.channels().get(channel).position().orElseThrow();
    }

    private static Position place(String electrode) {
        return TenTwenty.position(electrode)
                .orElseThrow(() -> new AcquisitionException("'" + electrode + "' is no place of the 10-20 system."));
    }
}
