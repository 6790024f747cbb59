/**
 * The loop-back test of a session on the machine where it shall run, and the one-page certificate that it ends in.
 *
 * <p>The session's own actuators are never touched: its decisions go to a receiver of this process over UDP. Enter at {@link
 * org.hillock.runtime.certify.Certification}.
 */
@NullMarked
package org.hillock.runtime.certify;

import org.jspecify.annotations.NullMarked;
