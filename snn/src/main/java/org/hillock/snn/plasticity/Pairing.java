package org.hillock.snn.plasticity;

/**
 * Which spikes of two trains form pairs (Morrison, Diesmann and Gerstner 2008, Biol Cybern 98:459-478, section 4.1
 * and figure 7). An arrival and a postsynaptic spike in one step form none.
 */
public enum Pairing {
    /** Every spike with every other: each raises its trace by 1. */
    ALL_TO_ALL,
    /** Every spike with the latest one of the other side, their symmetric scheme: each sets its trace to 1. */
    NEAREST,
    /**
     * Every arrival with the latest postsynaptic spike before it and with the next one after it, their
     * presynaptic-centred scheme; a postsynaptic spike then pairs with all arrivals since the one before.
     */
    PRESYNAPTIC_CENTRED,
    /**
     * Immediate neighbours only, their reduced symmetric scheme: an arrival and a postsynaptic spike between which
     * neither side has another spike.
     */
    REDUCED_SYMMETRIC
}
