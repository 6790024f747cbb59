/**
 * Reading descriptions that people write in JSON: places that can say where a mistake stands, and the nearest word to a
 * mistyped one.
 *
 * <p>Enter at {@link org.hillock.acquisition.json.JsonPlace}. Control plane; immutable; any thread.
 */
@NullMarked
package org.hillock.acquisition.json;

import org.jspecify.annotations.NullMarked;
