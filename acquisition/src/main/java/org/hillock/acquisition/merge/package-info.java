/**
 * Several live sources as one: a headset and the markers of a stimulus program that come on streams of their own.
 *
 * <p>Enter at {@link org.hillock.acquisition.merge.MergedSource}. Events are emitted on the threads of the sources, one at
 * a time, or on a timer's thread where a hold-back ends.
 */
@NullMarked
package org.hillock.acquisition.merge;

import org.jspecify.annotations.NullMarked;
