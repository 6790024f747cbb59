package org.hillock.runtime.snn;

import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.neuron.AdaptiveExponential;
import org.hillock.snn.neuron.AdaptiveThresholdLif;
import org.hillock.snn.neuron.BurstingPyramidal;
import org.hillock.snn.neuron.ConductanceLif;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.HodgkinHuxley;
import org.hillock.snn.neuron.InhomogeneousPoissonSource;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.Izhikevich;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.Membrane;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.neuron.PoissonSource;
import org.hillock.snn.neuron.RateProfile;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.neuron.ReceptorLif;
import org.hillock.snn.neuron.RecordedSource;
import org.hillock.snn.neuron.TimeCourse;
import org.hillock.snn.neuron.WinnerTakeAll;

/** Turns the settings of neurons into models. */
final class Models {
    private Models() {}

    /**
     * Makes the model of a population.
     *
     * @throws NetworkException when the parameters don't fit each other
     */
    static NeuronModel of(PopulationSetting population, double stepMillis) {
        ModelSetting model = population.model();
        if (model instanceof ModelSetting.Lif m) {
            return lif(
                    m.tauMillis(),
                    m.restMillivolts(),
                    m.thresholdMillivolts(),
                    m.resetMillivolts(),
                    m.refractoryMillis());
        }
        if (model instanceof ModelSetting.LifCurrExp m) {
            return new CurrentLif(
                    lif(
                            m.tauMillis(),
                            m.restMillivolts(),
                            m.thresholdMillivolts(),
                            m.resetMillivolts(),
                            m.refractoryMillis()),
                    m.biasMillivolts(),
                    m.excitatoryTauMillis(),
                    m.inhibitoryTauMillis());
        }
        if (model instanceof ModelSetting.LifCondExp m) {
            return new ConductanceLif(
                    lif(
                            m.tauMillis(),
                            m.restMillivolts(),
                            m.thresholdMillivolts(),
                            m.resetMillivolts(),
                            m.refractoryMillis()),
                    m.biasMillivolts(),
                    m.excitatoryTauMillis(),
                    m.excitatoryReversalMillivolts(),
                    m.inhibitoryTauMillis(),
                    m.inhibitoryReversalMillivolts());
        }
        if (model instanceof ModelSetting.LifReceptors m) {
            return new ReceptorLif(
                    lif(
                            m.tauMillis(),
                            m.restMillivolts(),
                            m.thresholdMillivolts(),
                            m.resetMillivolts(),
                            m.refractoryMillis()),
                    m.biasMillivolts(),
                    receptors(m.receptors()));
        }
        if (model instanceof ModelSetting.LifAdaptive m) {
            return new AdaptiveThresholdLif(
                    lif(
                            m.tauMillis(),
                            m.restMillivolts(),
                            m.thresholdMillivolts(),
                            m.resetMillivolts(),
                            m.refractoryMillis()),
                    m.adaptationTauMillis(),
                    m.jumpMillivolts(),
                    m.biasMillivolts(),
                    receptors(m.receptors()));
        }
        return source(population, stepMillis);
    }

    private static LifNeuron lif(double tau, double rest, double threshold, double reset, double refractory) {
        return new LifNeuron(tau, rest, threshold, reset, refractory);
    }

    private static NeuronModel source(PopulationSetting population, double stepMillis) {
        ModelSetting model = population.model();
        if (model instanceof ModelSetting.Poisson m) {
            return new PoissonSource(m.rateHz());
        }
        if (model instanceof ModelSetting.Rhythm m) {
            return new InhomogeneousPoissonSource(new RateProfile.Cosine(m.meanHz(), m.depth(), m.frequencyHz()));
        }
        if (model instanceof ModelSetting.Recorded m) {
            return new RecordedSource(raster(population, m.timesMillis(), stepMillis));
        }
        return other(model);
    }

    private static NeuronModel other(ModelSetting model) {
        if (model instanceof ModelSetting.AdEx m) {
            return new AdaptiveExponential(
                    new Membrane(m.capacitancePicofarads(), m.leakNanosiemens(), m.restMillivolts()),
                    m.thresholdMillivolts(),
                    m.slopeMillivolts(),
                    m.resetMillivolts(),
                    m.peakMillivolts(),
                    m.subthresholdNanosiemens(),
                    m.adaptationTauMillis(),
                    m.spikePicoamperes(),
                    m.biasPicoamperes(),
                    receptors(m.receptors()));
        }
        if (model instanceof ModelSetting.IzhikevichCell m) {
            return new Izhikevich(
                    m.recoveryRate(),
                    m.recoveryCoupling(),
                    m.resetMillivolts(),
                    m.recoveryJump(),
                    m.bias(),
                    receptors(m.receptors()));
        }
        if (model instanceof ModelSetting.HodgkinHuxleyCell m) {
            return new HodgkinHuxley(m.biasMicroamperes(), receptors(m.receptors()));
        }
        if (model instanceof ModelSetting.TwoCompartments m) {
            return BurstingPyramidal.published(receptors(m.somatic()), receptors(m.dendritic()))
                    .biased(m.somaticBiasPicoamperes(), m.dendriticBiasPicoamperes());
        }
        if (model instanceof ModelSetting.Perfect m) {
            return new IntegrateAndFire(
                    m.threshold(), m.randomPhase() ? IntegrateAndFire.Start.RANDOM_PHASE : IntegrateAndFire.Start.ZERO);
        }
        return new WinnerTakeAll(((ModelSetting.Winner) model).gain());
    }

    private static List<Receptor> receptors(List<ReceptorSetting> settings) {
        return settings.stream().map(Models::receptor).toList();
    }

    private static Receptor receptor(ReceptorSetting setting) {
        if (setting instanceof ReceptorSetting.Conductance c) {
            return new Receptor(
                    c.name(), new Receptor.Conductance(c.reversalMillivolts()), course(c.course(), c.tauMillis()));
        }
        var current = (ReceptorSetting.Current) setting;
        return new Receptor(current.name(), new Receptor.Current(), course(current.course(), current.tauMillis()));
    }

    private static TimeCourse course(ReceptorSetting.CourseWord word, double tauMillis) {
        return switch (word) {
            case DELTA -> new TimeCourse.Delta();
            case EXPONENTIAL -> new TimeCourse.Exponential(tauMillis);
            case ALPHA -> new TimeCourse.Alpha(tauMillis);
        };
    }

    private static SpikeRaster raster(PopulationSetting population, List<List<Double>> times, double stepMillis) {
        if (times.size() != population.size()) {
            throw NetworkException.refused(
                    "spike times", times.size() + " lists", population.size() + ", one a neuron", "add or drop some");
        }
        double last = 0;
        for (List<Double> own : times) {
            for (double time : own) {
                if (!(time >= 0 && time / stepMillis < 1e9)) {
                    throw NetworkException.refused("spike times", time + " ms", "0 or more", "correct it");
                }
                last = Math.max(last, time);
            }
        }
        var raster = new SpikeRaster((int) Math.round(last / stepMillis) + 1, times.size());
        for (int i = 0; i < times.size(); i++) {
            for (double time : times.get(i)) {
                raster.set((int) Math.round(time / stepMillis), i);
            }
        }
        return raster;
    }
}
