package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/**
 * Steps a population of {@link LifNeuron}: potentials relative to rest, a factor per cell that is 0 while it is
 * refractory, and a queue of the cells to be released.
 *
 * <p>The queue is a ring in order of release, which is the order of firing because all cells share one refractory time;
 * a step costs nothing per refractory cell.
 */
final class LifKernel implements NeuronKernel {
    private static final int HEAD = 0;
    private static final int LENGTH = 1;

    private final int size;
    private final double stepMillis;
    private final double tauMillis;
    private final double rest;
    private final float leak;
    private final float threshold;
    private final float reset;
    private final int refractorySteps;

    private final float[] u;
    private final float[] active;
    private final int[] queue;
    private final long[] releaseStep;
    private final int[] queueBounds = new int[2];
    private final long[] clock = new long[1];

    LifKernel(int size, double stepMillis, LifNeuron model) {
        this.size = size;
        this.stepMillis = stepMillis;
        this.tauMillis = model.membraneTauMillis();
        this.rest = model.restMillivolts();
        this.leak = (float) -StrictMath.expm1(-stepMillis / tauMillis);
        this.threshold = (float) (model.thresholdMillivolts() - rest);
        this.reset = (float) (model.resetMillivolts() - rest);
        this.refractorySteps = (int) Math.min(Integer.MAX_VALUE, Math.round(model.refractoryMillis() / stepMillis));
        this.u = new float[size];
        this.active = new float[size];
        this.queue = new int[size];
        this.releaseStep = new long[size];
        reset(0);
    }

    @Override
    public void reset(long seed) {
        Arrays.fill(u, 0);
        Arrays.fill(active, 1);
        Arrays.fill(queue, 0);
        Arrays.fill(releaseStep, 0);
        Arrays.fill(queueBounds, 0);
        clock[0] = 0;
    }

    @Override
    public int step(float[] input, int[] spikes) {
        release();
        integrate(u, input, active, leak, size);
        int count = detect(u, threshold, spikes, size);
        fire(spikes, count);
        clock[0]++;
        return count;
    }

    private static void integrate(float[] u, float[] input, float[] active, float leak, int size) {
        for (int i = 0; i < size; i++) {
            u[i] += active[i] * (input[i] - leak * u[i]);
        }
    }

    private static int detect(float[] u, float threshold, int[] spikes, int size) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (u[i] >= threshold) {
                spikes[count++] = i;
            }
        }
        return count;
    }

    private void fire(int[] spikes, int count) {
        for (int k = 0; k < count; k++) {
            int i = spikes[k];
            u[i] = reset;
            if (refractorySteps > 0) {
                active[i] = 0;
                int tail = (queueBounds[HEAD] + queueBounds[LENGTH]) % size;
                queue[tail] = i;
                releaseStep[tail] = clock[0] + refractorySteps + 1;
                queueBounds[LENGTH]++;
            }
        }
    }

    private void release() {
        while (queueBounds[LENGTH] > 0 && releaseStep[queueBounds[HEAD]] <= clock[0]) {
            active[queue[queueBounds[HEAD]]] = 1;
            queueBounds[HEAD] = (queueBounds[HEAD] + 1) % size;
            queueBounds[LENGTH]--;
        }
    }

    @Override
    public double driveCoupling() {
        return -StrictMath.expm1(-stepMillis / tauMillis);
    }

    @Override
    public double currentCoupling(double synapseTauMillis) {
        double membrane = StrictMath.exp(-stepMillis / tauMillis);
        double difference = synapseTauMillis - tauMillis;
        // Below this the quotient of two small differences loses more than the limit's own error.
        if (Math.abs(difference) < 1e-7 * tauMillis) {
            return stepMillis / tauMillis * membrane;
        }
        return synapseTauMillis / difference * (StrictMath.exp(-stepMillis / synapseTauMillis) - membrane);
    }

    @Override
    public void potentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            potentials[i] = rest + u[i];
        }
    }

    @Override
    public void setPotentials(double[] potentials) {
        for (int i = 0; i < size; i++) {
            u[i] = (float) (potentials[i] - rest);
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.floats(u);
        visitor.floats(active);
        visitor.ints(queue);
        visitor.longs(releaseStep);
        visitor.ints(queueBounds);
        visitor.longs(clock);
    }
}
