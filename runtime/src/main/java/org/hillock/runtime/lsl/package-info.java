/**
 * Lab Streaming Layer for people: test streams and their check, a roster of who is on the network, a diagnosis, and a source
 * republished as streams.
 *
 * <p>Everything works on the caller's thread unless a class says otherwise, and over either implementation of {@link
 * org.hillock.acquisition.lsl.LslLibrary}. The commands {@code hillock lsl} and {@code hillock serve} enter here.
 */
@NullMarked
package org.hillock.runtime.lsl;

import org.jspecify.annotations.NullMarked;
