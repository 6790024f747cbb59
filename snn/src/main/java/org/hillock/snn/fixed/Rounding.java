package org.hillock.snn.fixed;

/** How the membrane equation rounds its two products. */
public enum Rounding {
    /** Towards minus infinity, without saturation: what the compiler of the toolchain does. */
    FLOOR,
    /** To the nearest, with saturation: what an older branch of the toolchain did. */
    NEAREST
}
