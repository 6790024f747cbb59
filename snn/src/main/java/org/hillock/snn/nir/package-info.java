/**
 * Networks in the Neuromorphic Intermediate Representation (NIR): a graph of nodes in an HDF5 file that training frameworks and
 * neuromorphic boards exchange (Pedersen et al. 2024, "Neuromorphic intermediate representation: a unified instruction set for
 * interoperable brain-inspired computing", Nature Communications, doi:10.1038/s41467-024-52259-9).
 *
 * <p>{@link org.hillock.snn.nir.NirFiles} reads and writes; a {@link org.hillock.snn.nir.NirGraph} says what a file says and no
 * more; {@link org.hillock.snn.nir.NirNetwork} makes of it a network that an engine can run. Control plane, but for {@link
 * org.hillock.snn.nir.NirNeurons}, whose kernel runs in every step.
 */
@NullMarked
package org.hillock.snn.nir;

import org.jspecify.annotations.NullMarked;
