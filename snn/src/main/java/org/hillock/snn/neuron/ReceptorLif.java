package org.hillock.snn.neuron;

import java.util.Arrays;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.StateVisitor;

/**
 * The leaky integrate-and-fire neuron of {@link LifNeuron} with any number of current receptors, each a delta, exponential
 * or alpha function, integrated exactly between grid points (Rotter and Diesmann 1999, Biol Cybern 81:381-402).
 *
 * <p>A delta receptor moves V by the weight at the end of the step of arrival; the others are currents expressed by the
 * voltage they would hold. It fires when {@code V >= v_thresh}; currents go on while V is held at its reset.
 *
 * @param membrane time constant, rest, threshold, reset and refractory time
 * @param biasMillivolts constant current
 * @param receptors currents only
 */
public record ReceptorLif(LifNeuron membrane, double biasMillivolts, List<Receptor> receptors) implements NeuronModel {
    /** Checks the parameters. */
    public ReceptorLif {
        NetworkException.requireFinite("LIF neuron with receptors, bias", biasMillivolts);
        receptors = ReceptorBank.checked("LIF neuron with receptors", receptors);
        for (Receptor receptor : receptors) {
            if (!(receptor.action() instanceof Receptor.Current)) {
                throw NetworkException.refused(
                        "LIF neuron with receptors, receptor " + receptor.name(),
                        "a conductance",
                        "a current, which can be integrated exactly",
                        "use the adaptive-threshold or the conductance LIF neuron");
            }
        }
    }

    @Override
    public String name() {
        return "lif_receptors";
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    @Override
    public NeuronKernel kernel(int size, double stepMillis) {
        return receptors.size() == 1 && receptors.get(0).course() instanceof TimeCourse.Delta
                ? new DeltaLifKernel(size, stepMillis, this)
                : new Kernel(size, stepMillis, this);
    }

    private static final class Kernel extends MembraneKernel {
        private final float[] moved;
        private final SpikeFlags flags;
        private final Refractoriness refractoriness;
        private final LifPropagator propagator;
        private final Course[] courses;
        private final float belowThreshold;
        private final float reset;
        private final float leak;
        private final float bias;

        /** One receptor: its current, for an alpha function the term that rises it, and what both do in a step. */
        private record Course(
                float[] current, float[] rising, float coupling, float risingCoupling, float rise, float decay) {}

        Kernel(int size, double stepMillis, ReceptorLif model) {
            super(
                    size,
                    model.membrane.restMillivolts(),
                    model.membrane.restMillivolts(),
                    new ReceptorBank(size, stepMillis, model.membrane.restMillivolts(), List.of()));
            this.moved = new float[size];
            this.flags = new SpikeFlags(size);
            this.refractoriness = new Refractoriness(size, model.membrane.refractoryMillis(), stepMillis, 1);
            this.propagator = new LifPropagator(stepMillis, model.membrane.membraneTauMillis());
            this.courses = model.receptors.stream()
                    .map(r -> course(r.course(), size, propagator))
                    .toArray(Course[]::new);
            double rest = model.membrane.restMillivolts();
            this.belowThreshold = Math.nextDown((float) (model.membrane.thresholdMillivolts() - rest));
            this.reset = (float) (model.membrane.resetMillivolts() - rest);
            this.leak = (float) propagator.constant();
            this.bias = (float) (propagator.constant() * model.biasMillivolts);
            reset(0);
        }

        private static Course course(TimeCourse course, int size, LifPropagator propagator) {
            if (course instanceof TimeCourse.Exponential e) {
                float decay = (float) StrictMath.exp(-propagator.stepMillis() / e.tauMillis());
                float coupling = (float) propagator.exponential(e.tauMillis());
                return new Course(new float[size], new float[0], coupling, 0, 0, decay);
            }
            if (course instanceof TimeCourse.Alpha a) {
                float decay = (float) StrictMath.exp(-propagator.stepMillis() / a.tauMillis());
                float coupling = (float) propagator.exponential(a.tauMillis());
                float ramp = (float) (StrictMath.E * propagator.ramp(a.tauMillis()));
                float rise = (float) (StrictMath.E * propagator.stepMillis() / a.tauMillis());
                return new Course(new float[size], new float[size], coupling, ramp, rise, decay);
            }
            return new Course(new float[size], new float[0], 1, 0, 0, 0);
        }

        @Override
        public float[] receptor(int index) {
            if (index < 0 || index >= courses.length) {
                throw NetworkException.refused(
                        "neuron kernel", "receptor " + index, "one of " + courses.length, "look it up in the model");
            }
            Course course = courses[index];
            return course.rising.length == 0 ? course.current : course.rising;
        }

        @Override
        public void reset(long seed) {
            super.reset(seed);
            refractoriness.reset();
            for (Course course : courses) {
                Arrays.fill(course.current, 0);
                Arrays.fill(course.rising, 0);
            }
        }

        @Override
        public int step(float[] input, int[] spikes) {
            refractoriness.startStep();
            System.arraycopy(input, 0, moved, 0, size);
            for (Course course : courses) {
                act(course.current, course.coupling, moved);
                // Empty but for alpha functions.
                act(course.rising, course.risingCoupling, moved);
                rise(course.current, course.rising, course.rise);
                fade(course.current, course.decay);
                fade(course.rising, course.decay);
            }
            move(v, moved, refractoriness.active(), bias, leak);
            flag(v, belowThreshold, flags.flags());
            int count = flags.fire(v, reset, spikes);
            refractoriness.endStep(spikes, count);
            return count;
        }

        private static void act(float[] current, float coupling, float[] moved) {
            for (int i = 0; i < current.length; i++) {
                moved[i] += coupling * current[i];
            }
        }

        private static void rise(float[] current, float[] rising, float rise) {
            for (int i = 0; i < rising.length; i++) {
                current[i] += rise * rising[i];
            }
        }

        private static void fade(float[] current, float decay) {
            for (int i = 0; i < current.length; i++) {
                current[i] *= decay;
            }
        }

        private static void move(float[] v, float[] moved, float[] active, float bias, float leak) {
            for (int i = 0; i < v.length; i++) {
                v[i] += active[i] * (bias + moved[i] - leak * v[i]);
            }
        }

        private static void flag(float[] v, float belowThreshold, float[] flag) {
            for (int i = 0; i < v.length; i++) {
                float above = v[i] - belowThreshold;
                flag[i] = Math.abs(above) + above;
            }
        }

        @Override
        public double driveCoupling() {
            return propagator.constant();
        }

        @Override
        public double currentCoupling(double tauMillis) {
            return propagator.exponential(tauMillis);
        }

        @Override
        public void visit(StateVisitor visitor) {
            super.visit(visitor);
            refractoriness.visit(visitor);
            for (Course course : courses) {
                visitor.floats(course.current);
                visitor.floats(course.rising);
            }
        }
    }
}
