/**
 * Everything put together: the session file ({@code session}), the pipeline that it describes ({@code pipeline}), the
 * latency budget ({@code budget}), the command line ({@code cli}) and what it draws on a terminal ({@code console}).
 *
 * <p>Enter at {@link org.hillock.runtime.cli.Hillock} or, from code, at {@link
 * org.hillock.runtime.session.SessionFiles#read} and {@link org.hillock.runtime.pipeline.SessionRun}.
 */
@NullMarked
package org.hillock.runtime;

import org.jspecify.annotations.NullMarked;
