/**
 * What the command line draws for people: the cursor, lines of decisions, tables.
 *
 * <p>Enter at {@link org.hillock.runtime.console.CursorActuator}.
 */
@NullMarked
package org.hillock.runtime.console;

import org.jspecify.annotations.NullMarked;
