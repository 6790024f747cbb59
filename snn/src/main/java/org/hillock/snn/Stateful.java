package org.hillock.snn;

/** Something whose whole state is a fixed list of primitive arrays. */
public interface Stateful {
    /**
     * Shows every array of the state to the visitor, in an order and with lengths that never change.
     *
     * <p>What can be derived from these arrays is brought up to date by the callee afterwards.
     */
    void visit(StateVisitor visitor);
}
