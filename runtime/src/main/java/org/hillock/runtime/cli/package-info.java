/**
 * The command line: one grammar, {@code --json} for machines, progress for people, and exit codes that mean something.
 *
 * <p>Enter at {@link org.hillock.runtime.cli.Hillock}. Commands only read options, call the rest and print.
 */
@NullMarked
package org.hillock.runtime.cli;

import org.jspecify.annotations.NullMarked;
