/**
 * Networks without a brain: the network file and NIR graphs, a run with its measures and its raster, and what a network costs.
 *
 * <p>The records of the file are its definition, as with a session: checked by {@link
 * org.hillock.runtime.session.CheckedJson} and published as a JSON Schema. Enter at {@link
 * org.hillock.runtime.snn.LoadedNetwork}. One thread.
 */
@NullMarked
package org.hillock.runtime.snn;

import org.jspecify.annotations.NullMarked;
