package org.hillock.snn.plasticity;

/** Which spikes of two trains form pairs (Morrison, Diesmann and Gerstner 2008, Biol Cybern 98:459-478, section 4.1). */
public enum Pairing {
    /** Every spike with every other: each raises its trace by 1. */
    ALL_TO_ALL,
    /** Every spike with the latest one of the other side, their symmetric scheme: each sets its trace to 1. */
    NEAREST
}
