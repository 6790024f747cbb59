package org.hillock.snn.fixed;

import java.util.ArrayList;
import java.util.List;
import org.hillock.snn.NetworkException;
import org.hillock.snn.network.Network;
import org.hillock.snn.network.Population;
import org.hillock.snn.network.Projection;
import org.hillock.snn.neuron.CurrentLif;
import org.hillock.snn.neuron.IntegrateAndFire;
import org.hillock.snn.neuron.LifNeuron;
import org.hillock.snn.neuron.NeuronModel;
import org.hillock.snn.neuron.Receptor;
import org.hillock.snn.neuron.TimeCourse;
import org.hillock.snn.plasticity.PairStdp;
import org.hillock.snn.plasticity.Pairing;
import org.hillock.snn.plasticity.PlasticityRule;
import org.hillock.snn.plasticity.PowerLawStdp;
import org.hillock.snn.synapse.ExponentialSynapse;
import org.hillock.snn.synapse.ReceptorSynapse;
import org.hillock.snn.synapse.Transmission;
import org.hillock.snn.synapse.WeightTransfer;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a {@link FixedPointEngine} from a description, or says what it lacks. */
final class FixedBuild {
    private static final String ENGINE = " on the fixed-point engine";

    private final Network network;
    private final FixedPointSettings settings;
    private final List<Planned> plans = new ArrayList<>();
    final FixedPopulation[] populations;
    final FixedProjection[] projections;

    /** A projection whose scale is not known yet. */
    private record Planned(
            Projection projection,
            String channel,
            double tauMillis,
            FixedSynapses synapses,
            int @Nullable [] extraDelay,
            @Nullable Rule rule) {
        int slots() {
            int longest = 0;
            if (extraDelay != null) {
                for (int delay : extraDelay) {
                    longest = Math.max(longest, delay);
                }
            }
            return longest + 1;
        }
    }

    /** A pair rule in the unit of the stored weights. */
    private record Rule(
            boolean multiplicative,
            double up,
            double down,
            double least,
            double greatest,
            double tauPlus,
            double tauMinus) {
        FixedStdp.Constants constants(double gain) {
            double scale = multiplicative ? 1 : gain;
            return new FixedStdp.Constants(
                    multiplicative,
                    FixedPoint.raw(scale * up),
                    FixedPoint.raw(scale * down),
                    FixedPoint.raw(gain * least),
                    FixedPoint.raw(gain * greatest),
                    tauPlus,
                    tauMinus);
        }
    }

    FixedBuild(Network network, FixedPointSettings settings) {
        this.network = network;
        this.settings = settings;
        for (Projection projection : network.projections()) {
            plans.add(plan(projection));
        }
        this.populations = new FixedPopulation[network.populations().size()];
        this.projections = new FixedProjection[plans.size()];
        InputChannel[] channelOf = new InputChannel[plans.size()];
        for (Population population : network.populations()) {
            populations[population.index()] = population(population, channelOf);
        }
        for (Planned plan : plans) {
            Projection projection = plan.projection;
            FixedStdp.Constants rule = plan.rule == null ? null : plan.rule.constants(plan.synapses.gain());
            projections[projection.index()] = new FixedProjection(
                    projection,
                    plan.synapses,
                    channelOf[projection.index()],
                    populations[projection.pre().index()],
                    populations[projection.post().index()],
                    plan.extraDelay,
                    rule,
                    network.stepMillis());
        }
    }

    private Planned plan(Projection projection) {
        String where = "projection " + projection.name() + ENGINE;
        if (!(projection.transfer() instanceof WeightTransfer.Identity)) {
            throw NetworkException.refused(
                    where, projection.transfer(), "weights that act as stored", "run it on the float engine");
        }
        if (!(projection.transmission() instanceof Transmission.Reliable)) {
            throw NetworkException.refused(
                    where, projection.transmission(), "reliable transmission", "run it on the float engine");
        }
        double gain = 1;
        double tau = 0;
        String channel = "delta";
        if (projection.synapse() instanceof ExponentialSynapse synapse) {
            if (synapse.initialTrace() != 0) {
                throw NetworkException.refused(
                        where,
                        "an initial trace of " + synapse.initialTrace(),
                        "currents that start at 0",
                        "run it on the float engine");
            }
            gain = synapse.gain();
            tau = synapse.tauMillis();
            channel = "exponential " + tau;
        } else if (projection.synapse() instanceof ReceptorSynapse synapse) {
            tau = receptorTau(where, projection.post().model(), synapse);
            channel = "receptor " + synapse.receptor();
        }
        var table = projection
                .connector()
                .table(projection.pre().size(), projection.post().size(), projection.transfer());
        Rule rule = projection.rule().map(r -> rule(where, r)).orElse(null);
        if (rule != null && gain <= 0) {
            throw NetworkException.refused(
                    where, "a plastic projection of gain " + gain, "a gain above 0", "take inhibitory static weights");
        }
        int[] extraDelay = projection
                .delays()
                .map(d -> d.steps(table.size(), network.stepMillis()))
                .orElse(null);
        for (int k = 0; extraDelay != null && k < extraDelay.length; k++) {
            extraDelay[k]--;
        }
        return new Planned(projection, channel, tau, new FixedSynapses(projection, table, gain), extraDelay, rule);
    }

    private static double receptorTau(String where, NeuronModel model, ReceptorSynapse synapse) {
        Receptor receptor = model.receptor(synapse.receptor()).orElseThrow();
        if (receptor.course() instanceof TimeCourse.Exponential course) {
            return course.tauMillis();
        }
        throw NetworkException.refused(
                where, "receptor " + receptor.name(), "an exponential current", "run it on the float engine");
    }

    private static Rule rule(String where, PlasticityRule rule) {
        if (rule instanceof PairStdp r && r.pairing() == Pairing.ALL_TO_ALL && r.leastWeight() >= 0) {
            return new Rule(
                    false,
                    r.aPlus(),
                    r.aMinus(),
                    r.leastWeight(),
                    r.greatestWeight(),
                    r.tauPlusMillis(),
                    r.tauMinusMillis());
        }
        if (rule instanceof PowerLawStdp r
                && r.pairing() == Pairing.ALL_TO_ALL
                && (r.exponent() == 0 || r.exponent() == 1)) {
            boolean multiplicative = r.exponent() == 1;
            double scale = multiplicative ? 1 : r.greatestWeight();
            return new Rule(
                    multiplicative,
                    scale * r.learningRate(),
                    scale * r.learningRate() * r.asymmetry(),
                    0,
                    r.greatestWeight(),
                    r.tauPlusMillis(),
                    r.tauMinusMillis());
        }
        throw NetworkException.refused(
                where,
                rule,
                "pair_stdp, or power_law_stdp of exponent 0 or 1, over all pairs and without negative weights",
                "run it on the float engine");
    }

    private FixedPopulation population(Population population, InputChannel[] channelOf) {
        String where = "population " + population.name();
        FixedNeurons neurons = neurons(where, population.size(), population.model());
        List<InputChannel> channels = new ArrayList<>();
        for (Planned plan : plans) {
            int index = plan.projection.index();
            if (plan.projection.post().index() == population.index() && channelOf[index] == null) {
                InputChannel channel = channel(where, population, plan, neurons.leaks(), channelOf);
                channels.add(channel);
            }
        }
        return new FixedPopulation(
                population.index(),
                population.size(),
                neurons,
                channels.toArray(InputChannel[]::new),
                longestDelay(population));
    }

    private FixedNeurons neurons(String where, int size, NeuronModel model) {
        double h = network.stepMillis();
        if (model instanceof LifNeuron lif) {
            return new FixedLif(size, lif(h, lif, 0));
        }
        if (model instanceof CurrentLif lif) {
            return new FixedLif(size, lif(h, lif.membrane(), lif.biasMillivolts()));
        }
        if (model instanceof IntegrateAndFire integrator) {
            return new FixedIntegrator(where, size, integrator);
        }
        if (!model.receivesInput()) {
            return new FixedSource(size, model.kernel(size, h));
        }
        throw NetworkException.refused(
                where + ENGINE,
                "model " + model.name(),
                "lif, lif_curr_exp, integrate_and_fire or a spike source",
                "run it on the float engine");
    }

    private FixedLif.Constants lif(double stepMillis, LifNeuron lif, double bias) {
        return FixedLif.Constants.of(
                stepMillis,
                lif.membraneTauMillis(),
                1,
                lif.restMillivolts(),
                lif.thresholdMillivolts(),
                lif.resetMillivolts(),
                bias,
                lif.refractoryMillis(),
                settings.rounding());
    }

    private int longestDelay(Population pre) {
        return plans.stream()
                .map(Planned::projection)
                .filter(p -> p.pre().index() == pre.index())
                .mapToInt(Projection::delaySteps)
                .max()
                .orElse(0);
    }

    /** Makes the channel of a projection and of all others that share it. */
    private InputChannel channel(
            String where, Population population, Planned first, boolean leaks, InputChannel[] channelOf) {
        List<Planned> sharing = plans.stream()
                .filter(p -> p.projection.post().index() == population.index() && p.channel.equals(first.channel))
                .toList();
        WeightScale[] scales = {
            WeightScale.forSum(where, greatestSum(population, sharing, InputChannel.EXCITATION)),
            WeightScale.forSum(where, greatestSum(population, sharing, InputChannel.INHIBITION))
        };
        int slots = sharing.stream().mapToInt(Planned::slots).max().orElse(1);
        var channel = new InputChannel(population.size(), network.stepMillis(), first.tauMillis, leaks, slots, scales);
        for (Planned plan : sharing) {
            plan.synapses.scale(scales);
            if (plan.rule != null
                    && plan.synapses.gain() * plan.rule.greatest > scales[InputChannel.EXCITATION].greatest()) {
                throw NetworkException.refused(
                        "projection " + plan.projection.name() + ENGINE,
                        "weights that may grow to " + plan.rule.greatest,
                        "an input scale that can hold them",
                        "state a greater input in the settings");
            }
            channelOf[plan.projection.index()] = channel;
        }
        return channel;
    }

    private double greatestSum(Population population, List<Planned> sharing, int type) {
        if (settings.greatestInput().isPresent()) {
            return settings.greatestInput().getAsDouble();
        }
        double perStep = settings.expectedRateHz() * network.stepMillis() / 1000;
        double[] total = new double[population.size()];
        double[] mean = new double[population.size()];
        double[] variance = new double[population.size()];
        double biggest = 0;
        for (Planned plan : sharing) {
            double[] weights = magnitudes(plan, type);
            for (int k = 0; k < weights.length; k++) {
                int post = plan.synapses.target[k];
                biggest = Math.max(biggest, weights[k]);
                total[post] += Math.max(1, perStep) * weights[k];
                mean[post] += perStep * weights[k];
                variance[post] += perStep * weights[k] * weights[k];
            }
        }
        boolean together = arriveTogether(sharing);
        double greatest = biggest;
        for (int post = 0; post < total.length; post++) {
            double expected = mean[post] + settings.sigmas() * StrictMath.sqrt(variance[post]);
            greatest = Math.max(greatest, together ? total[post] : Math.min(expected, total[post]));
        }
        return greatest;
    }

    private static boolean arriveTogether(List<Planned> sharing) {
        return sharing.stream()
                .allMatch(p -> p.extraDelay == null
                        && p.projection.delaySteps()
                                == sharing.get(0).projection.delaySteps());
    }

    /** Returns how strong each synapse may act by one sign; of a plastic one, what its rule allows. */
    private static double[] magnitudes(Planned plan, int type) {
        float[] start = new float[plan.synapses.weights.length];
        plan.projection.connector().initialWeights(start);
        double[] magnitudes = new double[start.length];
        // Each projection counts by its strongest weight, as on the board.
        double strongest = 0;
        for (float weight : start) {
            strongest = Math.max(strongest, magnitude(plan.synapses.gain() * weight, type));
        }
        if (plan.rule != null && type == InputChannel.EXCITATION) {
            strongest = Math.max(strongest, plan.synapses.gain() * plan.rule.greatest);
        }
        for (int k = 0; k < start.length; k++) {
            boolean counts = plan.rule != null || magnitude(plan.synapses.gain() * start[k], type) > 0;
            magnitudes[k] = counts ? strongest : 0;
        }
        return magnitudes;
    }

    private static double magnitude(double weight, int type) {
        return Math.max(0, type == InputChannel.EXCITATION ? weight : -weight);
    }
}
