/**
 * A functional electrical stimulator, Hasomed RehaStim2 by ScienceMode2, emulated only: there is no way from here to a real
 * port. Enter at {@link org.hillock.feedback.actuator.stimulator.StimulatorActuator}.
 *
 * <p>Source of the bytes: the vendor's public protocol document 1.24 (2012), as far as it agrees with two public clients. How a
 * real device treats stuffing of other bytes, header collisions and the byte order is not known without one.
 */
@NullMarked
package org.hillock.feedback.actuator.stimulator;

import org.jspecify.annotations.NullMarked;
