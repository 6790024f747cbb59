package org.hillock.snn.neuron;

import org.hillock.snn.Padding;
import org.hillock.snn.StateVisitor;
import org.hillock.snn.Stateful;

/**
 * The unit in which an array of exponentially decaying numbers is kept: it decays, so that the numbers need not. From time
 * to time, long before float32 overflows, the numbers are to be brought back to a unit of 1.
 */
final class DecayingUnit implements Stateful {
    private static final double SMALLEST = 1e-15;

    private static final int NOW = Padding.BEFORE;

    private final double decay;
    private final double[] unit = new double[Padding.length(1)];

    DecayingUnit(double stepMillis, double tauMillis) {
        this.decay = StrictMath.exp(-stepMillis / tauMillis);
        reset();
    }

    float value() {
        return (float) unit[NOW];
    }

    void reset() {
        unit[NOW] = 1;
    }

    /** Returns by what all numbers are to be multiplied now, 1 but for a few steps. */
    float startStep() {
        if (unit[NOW] >= SMALLEST) {
            return 1;
        }
        float factor = (float) unit[NOW];
        unit[NOW] = 1;
        return factor;
    }

    void decay() {
        unit[NOW] *= decay;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.doubles(unit);
    }
}
