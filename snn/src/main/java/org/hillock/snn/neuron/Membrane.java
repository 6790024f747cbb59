package org.hillock.snn.neuron;

import org.hillock.snn.NetworkException;

/**
 * The passive part of a point neuron.
 *
 * @param capacitancePicofarads C
 * @param leakNanosiemens g_L
 * @param restMillivolts E_L
 */
public record Membrane(double capacitancePicofarads, double leakNanosiemens, double restMillivolts) {
    /** Checks the parameters. */
    public Membrane {
        NetworkException.requirePositive("membrane, capacitance", capacitancePicofarads);
        NetworkException.requirePositive("membrane, leak", leakNanosiemens);
        NetworkException.requireFinite("membrane, resting potential", restMillivolts);
    }
}
