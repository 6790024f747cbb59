/**
 * Spiking networks, and the small vocabulary that all their packages share: spike rasters, the seeded generator, the
 * walk over a network's state and the one exception.
 *
 * <p>This module knows nothing of electrodes or brains. Describe a network with {@link
 * org.hillock.snn.network.Network#builder}, run it with {@link org.hillock.snn.engine.FloatEngine}. Nothing here starts
 * a thread, reads a clock or draws randomness that was not seeded by the caller.
 */
@NullMarked
package org.hillock.snn;

import org.jspecify.annotations.NullMarked;
