package org.hillock.acquisition.lsl.nativelib;

import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslLibraryProvider;
import org.hillock.acquisition.lsl.LslSettings;
import org.hillock.acquisition.stream.SessionClock;

/** The machine's liblsl under the word {@code native}. */
public final class NativeLslProvider implements LslLibraryProvider {
    @Override
    public String word() {
        return LslLibrary.NATIVE;
    }

    @Override
    public LslLibrary open(LslSettings settings, SessionClock clock) {
        return NativeLslLibrary.open(settings, clock);
    }
}
