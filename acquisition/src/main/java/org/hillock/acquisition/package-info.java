/**
 * Every way in: the stream vocabulary ({@code stream}) and the sources that speak it, among them recordings ({@code
 * file}) and the synthetic headset ({@code synthetic}).
 *
 * <p>Enter at {@link org.hillock.acquisition.stream.SignalSource}. Bad input of any kind is one {@link
 * org.hillock.acquisition.AcquisitionException}.
 */
@NullMarked
package org.hillock.acquisition;

import org.jspecify.annotations.NullMarked;
