package org.hillock.snn.neuron;

import java.util.Arrays;
import org.hillock.snn.StateVisitor;

/** Steps a population of {@link BurstingPyramidal}; the inherited potentials and receptors are those of the soma. */
final class BurstingPyramidalKernel extends MembraneKernel {
    private static final double BACK_PROPAGATION_DELAY_MILLIS = 0.5;
    private static final double BACK_PROPAGATION_MILLIS = 2;

    private final float[] dendrite;
    private final float[] somaticAdaptation;
    private final float[] dendriticAdaptation;
    private final int[] sinceSpike;
    private final float[] plateau;
    private final float[] noInput;
    private final ReceptorBank dendriticBank;
    private final Refractoriness refractoriness;
    private final SpikeFlags flags;
    private final BurstingPyramidal.Constants constants;
    private final float rest;
    private final float threshold;
    private final float somaticBias;
    private final float dendriticBias;
    private final float somaticLeak;
    private final float dendriticLeak;
    private final float perSomaticCapacitance;
    private final float perDendriticCapacitance;
    private final float somaticDecay;
    private final float perDendriticTau;
    private final int backFrom;
    private final int backTo;

    BurstingPyramidalKernel(int size, double stepMillis, BurstingPyramidal model) {
        super(size, model.soma().restMillivolts(), 0, new ReceptorBank(size, stepMillis, 0, model.somatic()));
        this.dendrite = new float[size];
        this.somaticAdaptation = new float[size];
        this.dendriticAdaptation = new float[size];
        this.sinceSpike = new int[size];
        this.plateau = new float[size];
        this.noInput = new float[size];
        this.dendriticBank = new ReceptorBank(size, stepMillis, 0, model.dendritic());
        this.constants = model.constants();
        this.refractoriness = new Refractoriness(size, constants.refractoryMillis(), stepMillis, 1);
        this.flags = new SpikeFlags(size);
        this.rest = (float) model.soma().restMillivolts();
        this.threshold = (float) constants.thresholdMillivolts();
        this.somaticBias = (float) model.somaticBiasPicoamperes();
        this.dendriticBias = (float) model.dendriticBiasPicoamperes();
        this.somaticLeak = (float) model.soma().leakNanosiemens();
        this.dendriticLeak = (float) model.dendrite().leakNanosiemens();
        this.perSomaticCapacitance = (float) (stepMillis / model.soma().capacitancePicofarads());
        this.perDendriticCapacitance = (float) (stepMillis / model.dendrite().capacitancePicofarads());
        this.somaticDecay = (float) StrictMath.exp(-stepMillis / constants.somaticTauMillis());
        this.perDendriticTau = (float) (stepMillis / constants.dendriticTauMillis());
        this.backFrom = (int) Math.round(BACK_PROPAGATION_DELAY_MILLIS / stepMillis);
        this.backTo = (int) Math.round((BACK_PROPAGATION_DELAY_MILLIS + BACK_PROPAGATION_MILLIS) / stepMillis);
        reset(0);
    }

    @Override
    public void reset(long seed) {
        super.reset(seed);
        Arrays.fill(dendrite, rest);
        Arrays.fill(somaticAdaptation, 0);
        Arrays.fill(dendriticAdaptation, 0);
        Arrays.fill(sinceSpike, Integer.MAX_VALUE);
        dendriticBank.reset();
        refractoriness.reset();
    }

    @Override
    public float[] receptor(int index) {
        return index < bank.count() ? bank.arrivals(index) : dendriticBank.arrivals(index - bank.count());
    }

    @Override
    public int step(float[] input, int[] spikes) {
        refractoriness.startStep();
        bank.advance(somaticBias, input);
        dendriticBank.advance(dendriticBias, noInput);
        openPlateau((float) constants.plateauMillivolts(), (float) (1 / constants.plateauSlopeMillivolts()));
        moveSoma(bank.current(), bank.conductance(), refractoriness.active(), flags.flags());
        moveDendrite(dendriticBank.current(), dendriticBank.conductance());
        int count = flags.fire(v, rest, spikes);
        for (int k = 0; k < count; k++) {
            somaticAdaptation[spikes[k]] += (float) constants.somaticJumpPicoamperes();
            sinceSpike[spikes[k]] = 0;
        }
        refractoriness.endStep(spikes, count);
        return count;
    }

    private void openPlateau(float half, float perSlope) {
        for (int i = 0; i < size; i++) {
            plateau[i] = 1 / (1 + FastExp.exp((half - dendrite[i]) * perSlope));
        }
    }

    private void moveSoma(float[] current, float[] conductance, float[] active, float[] flag) {
        float toSoma = (float) constants.plateauToSomaPicoamperes();
        for (int i = 0; i < size; i++) {
            float flow = current[i]
                    - conductance[i] * v[i]
                    - somaticLeak * (v[i] - rest)
                    + toSoma * plateau[i]
                    - somaticAdaptation[i];
            v[i] += active[i] * perSomaticCapacitance * flow;
            somaticAdaptation[i] *= somaticDecay;
            float above = v[i] - threshold;
            flag[i] = Math.abs(above) + above;
        }
    }

    private void moveDendrite(float[] current, float[] conductance) {
        float strength = (float) constants.plateauPicoamperes();
        float backward = (float) constants.backPropagationPicoamperes();
        float coupling = (float) constants.dendriticNanosiemens();
        for (int i = 0; i < size; i++) {
            float x = dendrite[i];
            float flow = current[i]
                    - conductance[i] * x
                    - dendriticLeak * (x - rest)
                    + strength * plateau[i]
                    - dendriticAdaptation[i];
            if (sinceSpike[i] < backTo) {
                flow += sinceSpike[i] >= backFrom ? backward : 0;
                sinceSpike[i]++;
            }
            dendriticAdaptation[i] += perDendriticTau * (coupling * (x - rest) - dendriticAdaptation[i]);
            dendrite[i] = x + perDendriticCapacitance * flow;
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        super.visit(visitor);
        visitor.floats(dendrite);
        visitor.floats(somaticAdaptation);
        visitor.floats(dendriticAdaptation);
        visitor.ints(sinceSpike);
        dendriticBank.visit(visitor);
        refractoriness.visit(visitor);
    }
}
