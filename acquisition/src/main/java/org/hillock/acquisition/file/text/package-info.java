/**
 * Text recordings line by line: lines from a channel through one buffer, fields of a line, decimal numbers of a field.
 * All of it works on bytes and allocates nothing per line.
 *
 * <p>Used by one thread. Enter at {@link org.hillock.acquisition.file.text.LineReader}.
 */
@NullMarked
package org.hillock.acquisition.file.text;

import org.jspecify.annotations.NullMarked;
