/**
 * From samples to intent: conditioning ({@code condition}), epochs, spatial filters ({@code spatial}), features, spike
 * encoding, decoders and their evaluation.
 *
 * <p>All of it runs on the session's one decoding thread. Bad input of any kind is one {@link
 * org.hillock.decoding.DecodingException}.
 */
@NullMarked
package org.hillock.decoding;

import org.jspecify.annotations.NullMarked;
