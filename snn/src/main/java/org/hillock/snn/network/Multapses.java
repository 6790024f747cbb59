package org.hillock.snn.network;

/** Whether a drawn pattern may connect a pair more than once. */
public enum Multapses {
    /** Partners are drawn with replacement. */
    ALLOWED,
    /** Partners are drawn without replacement. */
    FORBIDDEN
}
