package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.hillock.runtime.session.Described;
import org.hillock.snn.network.Autapses;
import org.hillock.snn.network.Multapses;

/** Which pairs of neurons are connected; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConnectorSetting.AllToAll.class, name = "all_to_all"),
    @JsonSubTypes.Type(value = ConnectorSetting.OneByOne.class, name = "one_to_one"),
    @JsonSubTypes.Type(value = ConnectorSetting.Probability.class, name = "fixed_probability"),
    @JsonSubTypes.Type(value = ConnectorSetting.InDegree.class, name = "fixed_in_degree"),
    @JsonSubTypes.Type(value = ConnectorSetting.OutDegree.class, name = "fixed_out_degree"),
    @JsonSubTypes.Type(value = ConnectorSetting.GaussianDistance.class, name = "distance_gaussian"),
    @JsonSubTypes.Type(value = ConnectorSetting.ExponentialDistance.class, name = "distance_exponential"),
    @JsonSubTypes.Type(value = ConnectorSetting.Listed.class, name = "list")
})
public sealed interface ConnectorSetting {
    /** Every neuron with every other. */
    record AllToAll() implements ConnectorSetting {}

    /** Neuron i with neuron i. */
    record OneByOne() implements ConnectorSetting {}

    /**
     * Every pair independently.
     *
     * @param probability of a pair
     * @param autapses whether i may connect with i
     */
    record Probability(
            @Described(value = "The probability of a pair.", min = 0, max = 1)
            double probability,

            @Described(value = "Whether neuron i may connect with neuron i.", absent = "\"allowed\"")
            Autapses autapses)
            implements ConnectorSetting {}

    /**
     * So many sources for every target.
     *
     * @param degree number of sources
     * @param autapses whether i may connect with i
     * @param multapses whether a pair may connect twice
     */
    record InDegree(
            @Described(value = "The number of sources of every target.", min = 0, max = 1000000000)
            int degree,

            @Described(value = "Whether neuron i may connect with neuron i.", absent = "\"allowed\"")
            Autapses autapses,

            @Described(value = "Whether a pair may connect more than once.", absent = "\"forbidden\"")
            Multapses multapses)
            implements ConnectorSetting {}

    /**
     * So many targets for every source.
     *
     * @param degree number of targets
     * @param autapses whether i may connect with i
     * @param multapses whether a pair may connect twice
     */
    record OutDegree(
            @Described(value = "The number of targets of every source.", min = 0, max = 1000000000)
            int degree,

            @Described(value = "Whether neuron i may connect with neuron i.", absent = "\"allowed\"")
            Autapses autapses,

            @Described(value = "Whether a pair may connect more than once.", absent = "\"forbidden\"")
            Multapses multapses)
            implements ConnectorSetting {}

    /**
     * By distance, {@code peak exp(-d^2 / (2 sigma^2))}.
     *
     * @param peak probability at distance 0
     * @param sigma width
     * @param autapses whether i may connect with i
     */
    record GaussianDistance(
            @Described(value = "The probability at distance 0.", min = 0, max = 1)
            double peak,

            @Described(value = "The width, in the unit of the layouts.", min = 1e-9)
            double sigma,

            @Described(value = "Whether neuron i may connect with neuron i.", absent = "\"allowed\"")
            Autapses autapses)
            implements ConnectorSetting {}

    /**
     * By distance, {@code peak exp(-d / lambda)}.
     *
     * @param peak probability at distance 0
     * @param lambda length constant
     * @param autapses whether i may connect with i
     */
    record ExponentialDistance(
            @Described(value = "The probability at distance 0.", min = 0, max = 1)
            double peak,

            @Described(value = "The length constant, in the unit of the layouts.", min = 1e-9)
            double lambda,

            @Described(value = "Whether neuron i may connect with neuron i.", absent = "\"allowed\"")
            Autapses autapses)
            implements ConnectorSetting {}

    /**
     * Pairs by name.
     *
     * @param synapses triples of source, target and weight
     */
    record Listed(
            @Described(value = "A list of [source, target, weight], counted from 0.", minItems = 1)
            List<List<Double>> synapses)
            implements ConnectorSetting {
        /** Copies the lists. */
        public Listed {
            synapses = synapses.stream().map(List::copyOf).toList();
        }
    }
}
