package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.hillock.runtime.session.Described;

/**
 * What the neurons of a population are; told apart by {@code is}, the name that the model itself has. Equations and units are those of the
 * model of that name in {@link org.hillock.snn.neuron}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ModelSetting.Lif.class, name = "lif"),
    @JsonSubTypes.Type(value = ModelSetting.LifCurrExp.class, name = "lif_curr_exp"),
    @JsonSubTypes.Type(value = ModelSetting.LifCondExp.class, name = "lif_cond_exp"),
    @JsonSubTypes.Type(value = ModelSetting.LifReceptors.class, name = "lif_receptors"),
    @JsonSubTypes.Type(value = ModelSetting.LifAdaptive.class, name = "lif_adaptive_threshold"),
    @JsonSubTypes.Type(value = ModelSetting.AdEx.class, name = "adex"),
    @JsonSubTypes.Type(value = ModelSetting.IzhikevichCell.class, name = "izhikevich"),
    @JsonSubTypes.Type(value = ModelSetting.HodgkinHuxleyCell.class, name = "hodgkin_huxley"),
    @JsonSubTypes.Type(value = ModelSetting.TwoCompartments.class, name = "two_compartment_burst"),
    @JsonSubTypes.Type(value = ModelSetting.Perfect.class, name = "integrate_and_fire"),
    @JsonSubTypes.Type(value = ModelSetting.Winner.class, name = "winner_take_all"),
    @JsonSubTypes.Type(value = ModelSetting.Poisson.class, name = "poisson_source"),
    @JsonSubTypes.Type(value = ModelSetting.Rhythm.class, name = "inhomogeneous_poisson_source"),
    @JsonSubTypes.Type(value = ModelSetting.Recorded.class, name = "spike_source_array")
})
public sealed interface ModelSetting {
    /**
     * Leaky integrate-and-fire, currents expressed by the voltage they would hold.
     *
     * @param tauMillis the membrane time constant in milliseconds
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param refractoryMillis the refractory time in milliseconds
     */
    record Lif(
            @Described(value = "The membrane time constant in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The resting potential in millivolts.", absent = "-65")
            double restMillivolts,

            @Described(value = "The threshold in millivolts.", absent = "-50")
            double thresholdMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The refractory time in milliseconds.", absent = "0", min = 0)
            double refractoryMillis)
            implements ModelSetting {}

    /**
     * Leaky integrate-and-fire with receptors excitatory and inhibitory, exponential currents in millivolts.
     *
     * @param tauMillis the membrane time constant in milliseconds
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param refractoryMillis the refractory time in milliseconds
     * @param biasMillivolts a constant current, as the voltage it would hold, in millivolts
     * @param excitatoryTauMillis the time constant of excitation in milliseconds
     * @param inhibitoryTauMillis the time constant of inhibition in milliseconds
     */
    record LifCurrExp(
            @Described(value = "The membrane time constant in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The resting potential in millivolts.", absent = "-65")
            double restMillivolts,

            @Described(value = "The threshold in millivolts.", absent = "-50")
            double thresholdMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The refractory time in milliseconds.", absent = "0", min = 0)
            double refractoryMillis,

            @Described(value = "A constant current, as the voltage it would hold, in millivolts.", absent = "0")
            double biasMillivolts,

            @Described(value = "The time constant of excitation in milliseconds.", absent = "5", min = 1e-6)
            double excitatoryTauMillis,

            @Described(value = "The time constant of inhibition in milliseconds.", absent = "5", min = 1e-6)
            double inhibitoryTauMillis)
            implements ModelSetting {}

    /**
     * Leaky integrate-and-fire with receptors excitatory and inhibitory, exponential conductances in units of the leak.
     *
     * @param tauMillis the membrane time constant in milliseconds
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param refractoryMillis the refractory time in milliseconds
     * @param biasMillivolts a constant current, as the voltage it would hold, in millivolts
     * @param excitatoryTauMillis the time constant of excitation in milliseconds
     * @param excitatoryReversalMillivolts the reversal potential of excitation in millivolts
     * @param inhibitoryTauMillis the time constant of inhibition in milliseconds
     * @param inhibitoryReversalMillivolts the reversal potential of inhibition in millivolts
     */
    record LifCondExp(
            @Described(value = "The membrane time constant in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The resting potential in millivolts.", absent = "-65")
            double restMillivolts,

            @Described(value = "The threshold in millivolts.", absent = "-50")
            double thresholdMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The refractory time in milliseconds.", absent = "0", min = 0)
            double refractoryMillis,

            @Described(value = "A constant current, as the voltage it would hold, in millivolts.", absent = "0")
            double biasMillivolts,

            @Described(value = "The time constant of excitation in milliseconds.", absent = "5", min = 1e-6)
            double excitatoryTauMillis,

            @Described(value = "The reversal potential of excitation in millivolts.", absent = "0")
            double excitatoryReversalMillivolts,

            @Described(value = "The time constant of inhibition in milliseconds.", absent = "5", min = 1e-6)
            double inhibitoryTauMillis,

            @Described(value = "The reversal potential of inhibition in millivolts.", absent = "-70")
            double inhibitoryReversalMillivolts)
            implements ModelSetting {}

    /**
     * Leaky integrate-and-fire with any current receptors, integrated exactly.
     *
     * @param tauMillis the membrane time constant in milliseconds
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param refractoryMillis the refractory time in milliseconds
     * @param biasMillivolts a constant current, as the voltage it would hold, in millivolts
     * @param receptors the receptors by which spikes act
     */
    record LifReceptors(
            @Described(value = "The membrane time constant in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The resting potential in millivolts.", absent = "-65")
            double restMillivolts,

            @Described(value = "The threshold in millivolts.", absent = "-50")
            double thresholdMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The refractory time in milliseconds.", absent = "0", min = 0)
            double refractoryMillis,

            @Described(value = "A constant current, as the voltage it would hold, in millivolts.", absent = "0")
            double biasMillivolts,

            @Described(value = "The receptors by which spikes act.", absent = "[]")
            List<ReceptorSetting> receptors)
            implements ModelSetting {
        /** Copies the lists. */
        public LifReceptors {
            receptors = List.copyOf(receptors);
        }
    }

    /**
     * Leaky integrate-and-fire whose threshold rises with every spike.
     *
     * @param tauMillis the membrane time constant in milliseconds
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param refractoryMillis the refractory time in milliseconds
     * @param biasMillivolts a constant current, as the voltage it would hold, in millivolts
     * @param adaptationTauMillis the time constant of the threshold in milliseconds
     * @param jumpMillivolts what a spike adds to the threshold in millivolts
     * @param receptors the receptors by which spikes act
     */
    record LifAdaptive(
            @Described(value = "The membrane time constant in milliseconds.", absent = "20", min = 1e-6)
            double tauMillis,

            @Described(value = "The resting potential in millivolts.", absent = "-65")
            double restMillivolts,

            @Described(value = "The threshold in millivolts.", absent = "-50")
            double thresholdMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The refractory time in milliseconds.", absent = "0", min = 0)
            double refractoryMillis,

            @Described(value = "A constant current, as the voltage it would hold, in millivolts.", absent = "0")
            double biasMillivolts,

            @Described(value = "The time constant of the threshold in milliseconds.", absent = "100", min = 1e-6)
            double adaptationTauMillis,

            @Described(value = "What a spike adds to the threshold in millivolts.", absent = "1")
            double jumpMillivolts,

            @Described(value = "The receptors by which spikes act.", absent = "[]")
            List<ReceptorSetting> receptors)
            implements ModelSetting {
        /** Copies the lists. */
        public LifAdaptive {
            receptors = List.copyOf(receptors);
        }
    }

    /**
     * The adaptive exponential integrate-and-fire neuron.
     *
     * @param capacitancePicofarads the capacitance in picofarads
     * @param leakNanosiemens the leak in nanosiemens
     * @param restMillivolts the resting potential in millivolts
     * @param thresholdMillivolts the threshold of the upstroke in millivolts
     * @param slopeMillivolts the slope of the upstroke in millivolts
     * @param resetMillivolts the potential after a spike in millivolts
     * @param peakMillivolts the potential at which a spike is counted in millivolts
     * @param subthresholdNanosiemens adaptation below threshold in nanosiemens
     * @param adaptationTauMillis the time constant of adaptation in milliseconds
     * @param spikePicoamperes what a spike adds to adaptation, in picoamperes
     * @param biasPicoamperes a constant current in picoamperes
     * @param receptors the receptors by which spikes act
     */
    record AdEx(
            @Described(value = "The capacitance in picofarads.", absent = "281", min = 1e-9)
            double capacitancePicofarads,

            @Described(value = "The leak in nanosiemens.", absent = "30", min = 1e-9)
            double leakNanosiemens,

            @Described(value = "The resting potential in millivolts.", absent = "-70.6")
            double restMillivolts,

            @Described(value = "The threshold of the upstroke in millivolts.", absent = "-50.4")
            double thresholdMillivolts,

            @Described(value = "The slope of the upstroke in millivolts.", absent = "2", min = 1e-9)
            double slopeMillivolts,

            @Described(value = "The potential after a spike in millivolts.", absent = "-70.6")
            double resetMillivolts,

            @Described(value = "The potential at which a spike is counted in millivolts.", absent = "-40")
            double peakMillivolts,

            @Described(value = "Adaptation below threshold in nanosiemens.", absent = "4")
            double subthresholdNanosiemens,

            @Described(value = "The time constant of adaptation in milliseconds.", absent = "144", min = 1e-6)
            double adaptationTauMillis,

            @Described(value = "What a spike adds to adaptation, in picoamperes.", absent = "80.5")
            double spikePicoamperes,

            @Described(value = "A constant current in picoamperes.", absent = "0")
            double biasPicoamperes,

            @Described(value = "The receptors by which spikes act.", absent = "[]")
            List<ReceptorSetting> receptors)
            implements ModelSetting {
        /** Copies the lists. */
        public AdEx {
            receptors = List.copyOf(receptors);
        }
    }

    /**
     * The quadratic neuron of Izhikevich 2003.
     *
     * @param recoveryRate the parameter a, per millisecond
     * @param recoveryCoupling the parameter b
     * @param resetMillivolts the parameter c in millivolts
     * @param recoveryJump the parameter d
     * @param bias a constant current in millivolts per millisecond
     * @param receptors the receptors by which spikes act
     */
    record IzhikevichCell(
            @Described(value = "The parameter a, per millisecond.", absent = "0.02")
            double recoveryRate,

            @Described(value = "The parameter b.", absent = "0.2")
            double recoveryCoupling,

            @Described(value = "The parameter c in millivolts.", absent = "-65")
            double resetMillivolts,

            @Described(value = "The parameter d.", absent = "2")
            double recoveryJump,

            @Described(value = "A constant current in millivolts per millisecond.", absent = "0")
            double bias,

            @Described(value = "The receptors by which spikes act.", absent = "[]")
            List<ReceptorSetting> receptors)
            implements ModelSetting {
        /** Copies the lists. */
        public IzhikevichCell {
            receptors = List.copyOf(receptors);
        }
    }

    /**
     * The squid axon of Hodgkin and Huxley 1952.
     *
     * @param biasMicroamperes a constant current in microamperes per square centimetre
     * @param receptors the receptors by which spikes act
     */
    record HodgkinHuxleyCell(
            @Described(value = "A constant current in microamperes per square centimetre.", absent = "0")
            double biasMicroamperes,

            @Described(value = "The receptors by which spikes act.", absent = "[]")
            List<ReceptorSetting> receptors)
            implements ModelSetting {
        /** Copies the lists. */
        public HodgkinHuxleyCell {
            receptors = List.copyOf(receptors);
        }
    }

    /**
     * A pyramidal neuron whose dendrite answers with plateaus; constants of Naud and Sprekeler 2018.
     *
     * @param somaticBiasPicoamperes a constant current into the soma in picoamperes
     * @param dendriticBiasPicoamperes a constant current into the dendrite in picoamperes
     * @param somatic the receptors of the soma
     * @param dendritic the receptors of the dendrite
     */
    record TwoCompartments(
            @Described(value = "A constant current into the soma in picoamperes.", absent = "0")
            double somaticBiasPicoamperes,

            @Described(value = "A constant current into the dendrite in picoamperes.", absent = "0")
            double dendriticBiasPicoamperes,

            @Described(value = "The receptors of the soma.", absent = "[]")
            List<ReceptorSetting> somatic,

            @Described(value = "The receptors of the dendrite.", absent = "[]")
            List<ReceptorSetting> dendritic)
            implements ModelSetting {
        /** Copies the lists. */
        public TwoCompartments {
            somatic = List.copyOf(somatic);
            dendritic = List.copyOf(dendritic);
        }
    }

    /**
     * A perfect integrator that keeps its phase; its time is steps.
     *
     * @param threshold the potential at which it fires
     * @param randomPhase whether potentials start at random below the threshold
     */
    record Perfect(
            @Described(value = "The potential at which it fires.", absent = "1", min = 1e-12)
            double threshold,

            @Described(value = "Whether potentials start at random below the threshold.", absent = "false")
            boolean randomPhase)
            implements ModelSetting {}

    /**
     * Exactly one neuron fires in every step, by a soft maximum of the input.
     *
     * @param gain the inverse temperature
     */
    record Winner(
            @Described(value = "The inverse temperature.", absent = "1")
            double gain) implements ModelSetting {}

    /**
     * Independent Poisson spikes of one rate.
     *
     * @param rateHz the rate of every source
     */
    record Poisson(
            @Described(value = "The rate of every source.", min = 0)
            double rateHz) implements ModelSetting {}

    /**
     * Independent Poisson spikes of a rate that goes up and down as a cosine.
     *
     * @param meanHz the mean rate
     * @param depth how far the rate swings, as a share of the mean
     * @param frequencyHz how often it swings
     */
    record Rhythm(
            @Described(value = "The mean rate.", min = 0) double meanHz,

            @Described(value = "How far the rate swings, as a share of the mean.", absent = "1", min = 0, max = 1)
            double depth,

            @Described(value = "How often it swings.", min = 0)
            double frequencyHz)
            implements ModelSetting {}

    /**
     * Spikes at given times.
     *
     * @param timesMillis the times of the spikes of every neuron in milliseconds
     */
    record Recorded(
            @Described(value = "The times of the spikes of every neuron in milliseconds.", minItems = 1)
            List<List<Double>> timesMillis)
            implements ModelSetting {
        /** Copies the lists. */
        public Recorded {
            timesMillis = timesMillis.stream().map(List::copyOf).toList();
        }
    }
}
