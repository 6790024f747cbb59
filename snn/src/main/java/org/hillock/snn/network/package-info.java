/**
 * The description of a network: populations, projections between them, and how they are connected. Names follow PyNN.
 *
 * <p>Everything here is immutable once built and may cross threads freely. Enter at {@link
 * org.hillock.snn.network.Network#builder}; an engine makes the state.
 */
@NullMarked
package org.hillock.snn.network;

import org.jspecify.annotations.NullMarked;
