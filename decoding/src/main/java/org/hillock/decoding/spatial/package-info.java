/**
 * Covariances and what is made of them: eigenproblems, common spatial patterns, recentring, matrix functions.
 *
 * <p>Matrices are row-major {@code double[]}; every kernel writes into an array that its caller gives. Runs on the
 * decoding thread; objects own their workspace. Results are the same bits on every JDK.
 */
@NullMarked
package org.hillock.decoding.spatial;

import org.jspecify.annotations.NullMarked;
