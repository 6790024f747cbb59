/**
 * How well decoders do on recordings: protocols, metrics, the drift experiment, and reports as text, JSON and HTML.
 *
 * <p>Enter at {@link org.hillock.decoding.evaluate.Evaluation} and {@link
 * org.hillock.decoding.evaluate.DriftExperiment}; both take trials that are already cut ({@link
 * org.hillock.decoding.evaluate.TrialSet}) and never touch files. Single-threaded; the time is handed in.
 */
@NullMarked
package org.hillock.decoding.evaluate;

import org.jspecify.annotations.NullMarked;
