package org.hillock.runtime.snn;

import java.util.List;
import org.hillock.snn.engine.FloatEngine;
import org.hillock.snn.network.Projection;

/** Steps a network and hands in the rewards and errors of its file when they are due. */
final class ModulatedSteps {
    private final FloatEngine engine;
    private final List<Modulation> modulations;
    private final Projection[] projections;
    private final float[][] factors;

    ModulatedSteps(LoadedNetwork loaded, FloatEngine engine) {
        this.engine = engine;
        this.modulations = loaded.modulations();
        this.projections = new Projection[modulations.size()];
        this.factors = new float[modulations.size()][];
        for (int m = 0; m < projections.length; m++) {
            projections[m] =
                    loaded.network().projections().get(modulations.get(m).projection());
            factors[m] =
                    spread(modulations.get(m).factors(), projections[m].post().size());
        }
    }

    private static float[] spread(List<Double> factors, int targets) {
        float[] spread = new float[targets];
        for (int j = 0; j < targets; j++) {
            spread[j] = factors.get(factors.size() == 1 ? 0 : j).floatValue();
        }
        return spread;
    }

    void step() {
        for (int m = 0; m < projections.length; m++) {
            if (modulations.get(m).isDue(engine.stepCount())) {
                engine.modulate(projections[m], factors[m]);
            }
        }
        engine.step();
    }

    void run(int steps) {
        if (projections.length == 0) {
            engine.run(steps);
            return;
        }
        for (int k = 0; k < steps; k++) {
            step();
        }
    }
}
