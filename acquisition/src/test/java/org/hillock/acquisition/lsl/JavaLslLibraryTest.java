package org.hillock.acquisition.lsl;

import org.hillock.acquisition.stream.SessionClock;

/** The library in Java with itself. */
class JavaLslLibraryTest extends LslLibraryContract {
    private final LslLibrary library = LslLibrary.java(LslRig.fresh(), SessionClock.monotonic());

    @Override
    protected LslLibrary publisher() {
        return library;
    }

    @Override
    protected LslLibrary receiver() {
        return library;
    }
}
