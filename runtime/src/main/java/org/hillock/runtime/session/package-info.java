/**
 * The session file: one JSON file that says where signals come from, how they are conditioned and cut, who decodes them,
 * what is learned, where decisions go and how long that may take.
 *
 * <p>The records are the definition: {@link org.hillock.runtime.session.SessionShape} checks a file against them before
 * Jackson binds it, and the published JSON Schema is generated from them. Immutable; enter at {@link
 * org.hillock.runtime.session.SessionFiles}.
 */
@NullMarked
package org.hillock.runtime.session;

import org.jspecify.annotations.NullMarked;
