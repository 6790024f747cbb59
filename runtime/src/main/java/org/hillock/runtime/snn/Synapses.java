package org.hillock.runtime.snn;

import java.util.List;
import java.util.Optional;
import org.hillock.snn.CounterRandom;
import org.hillock.snn.NetworkException;
import org.hillock.snn.network.AllToAllConnector;
import org.hillock.snn.network.ConnectionPattern;
import org.hillock.snn.network.Connector;
import org.hillock.snn.network.DistanceDependent;
import org.hillock.snn.network.DistanceKernel;
import org.hillock.snn.network.Distribution;
import org.hillock.snn.network.DrawnConnector;
import org.hillock.snn.network.FixedInDegree;
import org.hillock.snn.network.FixedOutDegree;
import org.hillock.snn.network.FixedProbability;
import org.hillock.snn.network.FromListConnector;
import org.hillock.snn.network.Layout;
import org.hillock.snn.network.OneToOne;
import org.hillock.snn.network.ProjectionSettings;
import org.hillock.snn.network.SynapticDelays;
import org.hillock.snn.plasticity.BcmRule;
import org.hillock.snn.plasticity.ConditionalRateStdp;
import org.hillock.snn.plasticity.ErrorModulatedRule;
import org.hillock.snn.plasticity.ExpectationMaximisationStdp;
import org.hillock.snn.plasticity.HebbRule;
import org.hillock.snn.plasticity.InhibitoryStdp;
import org.hillock.snn.plasticity.IntrinsicHomeostasis;
import org.hillock.snn.plasticity.OjaRule;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.plasticity.RewardModulatedStdp;
import org.hillock.snn.plasticity.SynapticScaling;
import org.hillock.snn.plasticity.TripletStdp;
import org.hillock.snn.synapse.DeltaSynapse;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.SynapseModel;
import org.hillock.snn.synapse.Transmission;
import org.hillock.snn.synapse.WeightTransfer;

/** Turns the settings of synapses into those of a projection. */
final class Synapses {
    private Synapses() {}

    /**
     * Makes the settings of a projection.
     *
     * @param seed of its graph, weights and delays
     * @throws NetworkException when the parameters don't fit each other
     */
    static ProjectionSettings of(
            ProjectionSetting setting, PopulationSetting pre, PopulationSetting post, double stepMillis, long seed) {
        ProjectionSettings settings = ProjectionSettings.of(
                        connector(setting, pre, post, CounterRandom.stream(seed, 0)), synapse(setting.synapse()))
                .transmitting(transmission(setting.transmission()))
                .through(transfer(setting));
        Optional<PlasticityRule> rule = rule(setting.plasticity());
        settings = rule.isPresent() ? settings.plastic(rule.get()) : settings;
        if (setting.delayMillis() instanceof DrawSetting.Constant constant) {
            double steps = Math.rint(constant.value() / stepMillis);
            if (!(steps >= 0 && steps <= 1e6)) {
                throw NetworkException.refused(
                        "delay", constant.value() + " ms, which is " + steps + " steps", "0 to 1000000", "correct it");
            }
            return settings.delayed((int) steps);
        }
        return settings.delayed(
                new SynapticDelays.Drawn(distribution(setting.delayMillis()), CounterRandom.stream(seed, 1)));
    }

    static Distribution distribution(DrawSetting setting) {
        if (setting instanceof DrawSetting.Uniform d) {
            return new Distribution.Uniform(d.low(), d.high());
        }
        if (setting instanceof DrawSetting.NormalClipped d) {
            return new Distribution.ClippedNormal(d.mean(), d.deviation(), d.low(), d.high());
        }
        if (setting instanceof DrawSetting.LogNormal d) {
            return new Distribution.LogNormal(d.mu(), d.sigma());
        }
        return new Distribution.Constant(((DrawSetting.Constant) setting).value());
    }

    private static Connector connector(
            ProjectionSetting setting, PopulationSetting pre, PopulationSetting post, long seed) {
        if (setting.connector() instanceof ConnectorSetting.AllToAll) {
            return new AllToAllConnector(distribution(setting.weight()), seed);
        }
        if (setting.connector() instanceof ConnectorSetting.Listed list) {
            return listed(list.synapses());
        }
        return new DrawnConnector(pattern(setting.connector(), pre, post), distribution(setting.weight()), seed);
    }

    private static ConnectionPattern pattern(ConnectorSetting setting, PopulationSetting pre, PopulationSetting post) {
        if (setting instanceof ConnectorSetting.Probability c) {
            return new FixedProbability(c.probability(), c.autapses());
        }
        if (setting instanceof ConnectorSetting.InDegree c) {
            return new FixedInDegree(c.degree(), c.autapses(), c.multapses());
        }
        if (setting instanceof ConnectorSetting.OutDegree c) {
            return new FixedOutDegree(c.degree(), c.autapses(), c.multapses());
        }
        if (setting instanceof ConnectorSetting.GaussianDistance c) {
            var kernel = new DistanceKernel.Gaussian(c.peak(), c.sigma());
            return new DistanceDependent(layout(pre), layout(post), kernel, c.autapses());
        }
        if (setting instanceof ConnectorSetting.ExponentialDistance c) {
            var kernel = new DistanceKernel.Exponential(c.peak(), c.lambda());
            return new DistanceDependent(layout(pre), layout(post), kernel, c.autapses());
        }
        return new OneToOne();
    }

    private static Layout layout(PopulationSetting population) {
        if (population.layout() instanceof LayoutSetting.Positions p) {
            return Layout.at(
                    p.x().stream().mapToDouble(Double::doubleValue).toArray(),
                    p.y().stream().mapToDouble(Double::doubleValue).toArray());
        }
        if (population.layout() instanceof LayoutSetting.Grid g && population.size() % g.columns() == 0) {
            return Layout.grid(g.columns(), population.size() / g.columns(), g.spacing());
        }
        throw NetworkException.refused(
                "connector by distance",
                "the population '" + population.name() + "' of " + population.size() + " without a layout of as many",
                "a position for each neuron",
                "give it a grid of whole rows, or positions");
    }

    private static Connector listed(List<List<Double>> synapses) {
        int[] pre = new int[synapses.size()];
        int[] post = new int[synapses.size()];
        float[] weights = new float[synapses.size()];
        for (int k = 0; k < synapses.size(); k++) {
            List<Double> triple = synapses.get(k);
            if (triple.size() != 3
                    || triple.get(0) != triple.get(0).intValue()
                    || triple.get(1) != triple.get(1).intValue()) {
                throw NetworkException.refused(
                        "synapse " + k + " of the list", triple, "[source, target, weight]", "write three numbers");
            }
            pre[k] = triple.get(0).intValue();
            post[k] = triple.get(1).intValue();
            weights[k] = triple.get(2).floatValue();
        }
        return new FromListConnector(pre, post, weights);
    }

    private static SynapseModel synapse(SynapseSetting setting) {
        if (setting instanceof SynapseSetting.Receptor r) {
            return new ReceptorSynapse(r.name());
        }
        return setting instanceof SynapseSetting.Exponential e
                ? new ExponentialSynapse(e.tauMillis())
                : new DeltaSynapse();
    }

    private static Transmission transmission(TransmissionSetting setting) {
        if (setting instanceof TransmissionSetting.TsodyksMarkram t) {
            return new Transmission.ShortTerm(t.utilisation(), t.recoveryMillis(), t.facilitationMillis());
        }
        return setting instanceof TransmissionSetting.Stochastic s
                ? new Transmission.StochasticRelease(s.probability())
                : new Transmission.Reliable();
    }

    private static WeightTransfer transfer(ProjectionSetting setting) {
        if (!(setting.transfer() instanceof TransferSetting.Logarithm logarithm)) {
            return new WeightTransfer.Identity();
        }
        double least = leastWeight(setting);
        if (least < 0) {
            throw NetworkException.refused(
                    "transfer by the logarithm", "weights from " + least + " on", "0 or more", "correct the weights");
        }
        return new WeightTransfer.Logarithm(logarithm.epsilon());
    }

    private static double leastWeight(ProjectionSetting setting) {
        if (setting.connector() instanceof ConnectorSetting.Listed list) {
            return list.synapses().stream()
                    .mapToDouble(triple -> triple.get(2))
                    .min()
                    .orElse(0);
        }
        DrawSetting weight = setting.weight();
        if (weight instanceof DrawSetting.Uniform d) {
            return d.low();
        }
        if (weight instanceof DrawSetting.NormalClipped d) {
            return d.low();
        }
        return weight instanceof DrawSetting.Constant d ? d.value() : 0;
    }

    private static Optional<PlasticityRule> rule(RuleSetting setting) {
        if (setting instanceof RuleSetting.Pair r) {
            return Optional.of(new PairStdp(
                    r.tauPlusMillis(),
                    r.tauMinusMillis(),
                    r.aPlus(),
                    r.aMinus(),
                    r.leastWeight(),
                    r.greatestWeight(),
                    r.pairing()));
        }
        if (setting instanceof RuleSetting.PowerLaw r) {
            return Optional.of(new PowerLawStdp(
                    r.tauPlusMillis(),
                    r.tauMinusMillis(),
                    r.learningRate(),
                    r.asymmetry(),
                    r.exponent(),
                    r.greatestWeight(),
                    r.pairing()));
        }
        if (setting instanceof RuleSetting.Triplet r) {
            return Optional.of(new TripletStdp(
                    r.tauPlusMillis(),
                    r.tauXMillis(),
                    r.tauMinusMillis(),
                    r.tauYMillis(),
                    r.pairPlus(),
                    r.tripletPlus(),
                    r.pairMinus(),
                    r.tripletMinus(),
                    r.leastWeight(),
                    r.greatestWeight(),
                    r.pairing()));
        }
        return homeostatic(setting);
    }

    private static Optional<PlasticityRule> homeostatic(RuleSetting setting) {
        if (setting instanceof RuleSetting.Inhibitory r) {
            return Optional.of(new InhibitoryStdp(
                    r.tauMillis(), r.learningRate(), r.targetRateHz(), r.leastWeight(), r.greatestWeight()));
        }
        if (setting instanceof RuleSetting.Hebb r) {
            return Optional.of(new HebbRule(r.tauMillis(), r.learningRate(), r.leastWeight(), r.greatestWeight()));
        }
        if (setting instanceof RuleSetting.Oja r) {
            return Optional.of(new OjaRule(r.tauMillis(), r.learningRate()));
        }
        if (setting instanceof RuleSetting.Bcm r) {
            return Optional.of(new BcmRule(
                    r.tauMillis(),
                    r.thresholdTauMillis(),
                    r.target(),
                    r.learningRate(),
                    r.leastWeight(),
                    r.greatestWeight()));
        }
        if (setting instanceof RuleSetting.Scaling r) {
            return Optional.of(new SynapticScaling(
                    r.targetRateHz(), r.rateTauMillis(), r.weightTauMillis(), r.intervalMillis(), r.greatestWeight()));
        }
        if (setting instanceof RuleSetting.Homeostasis r) {
            return Optional.of(new IntrinsicHomeostasis(
                    r.targetRateHz(),
                    r.rateTauMillis(),
                    r.learningRatePerSecond(),
                    r.intervalMillis(),
                    r.leastWeight(),
                    r.greatestWeight()));
        }
        return probabilistic(setting);
    }

    private static Optional<PlasticityRule> probabilistic(RuleSetting setting) {
        if (setting instanceof RuleSetting.ConditionalRate r) {
            return Optional.of(new ConditionalRateStdp(r.tauMillis(), r.traceGain(), r.initialTrace(), r.leastRate()));
        }
        if (setting instanceof RuleSetting.ExpectationMaximisation r) {
            return Optional.of(new ExpectationMaximisationStdp(
                    r.windowMillis(), r.offset(), r.leastRate(), r.leastWeight(), r.greatestWeight()));
        }
        return modulated(setting);
    }

    private static Optional<PlasticityRule> modulated(RuleSetting setting) {
        if (setting instanceof RuleSetting.Reward r) {
            return Optional.of(new RewardModulatedStdp(
                    r.tauPlusMillis(),
                    r.tauMinusMillis(),
                    r.aPlus(),
                    r.aMinus(),
                    r.pairing(),
                    r.eligibilityTauMillis(),
                    r.rewardTauMillis(),
                    r.tonic(),
                    r.intervalMillis(),
                    r.leastWeight(),
                    r.greatestWeight()));
        }
        if (setting instanceof RuleSetting.ErrorDriven r) {
            return Optional.of(new ErrorModulatedRule(
                    r.riseMillis(),
                    r.fallMillis(),
                    r.learningRate(),
                    r.weightDecay(),
                    r.leastWeight(),
                    r.greatestWeight()));
        }
        return Optional.empty();
    }
}
