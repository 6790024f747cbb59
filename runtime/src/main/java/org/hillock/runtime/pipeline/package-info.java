/**
 * A session at work: source, bounded queue, the one decoding thread, governor, actuators, and the journal of what was
 * decided.
 *
 * <p>{@link org.hillock.runtime.pipeline.DecodingStage} and all below it live on the decoding thread; {@link
 * org.hillock.runtime.pipeline.Journal} has a thread of its own. Enter at {@link
 * org.hillock.runtime.pipeline.SessionRun}.
 */
@NullMarked
package org.hillock.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
