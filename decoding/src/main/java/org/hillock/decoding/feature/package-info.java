/**
 * Numbers that a decoder can tell classes by: log variance, tangent space, and their running, label-free whitening.
 *
 * <p>Runs on the decoding thread; objects own their workspace.
 */
@NullMarked
package org.hillock.decoding.feature;

import org.jspecify.annotations.NullMarked;
