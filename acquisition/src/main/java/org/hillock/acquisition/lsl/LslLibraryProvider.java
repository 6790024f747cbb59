package org.hillock.acquisition.lsl;

import org.hillock.acquisition.stream.SessionClock;

/** Makes a library known to {@link LslLibrary#named} through {@link java.util.ServiceLoader}. */
public interface LslLibraryProvider {
    /** The library's word in a session file. */
    String word();

    /**
     * Loads the library.
     *
     * @throws org.hillock.acquisition.AcquisitionException when it cannot be loaded; it says what to do
     */
    LslLibrary open(LslSettings settings, SessionClock clock);
}
