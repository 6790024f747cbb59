package org.hillock.acquisition.lsl;

import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The library in Java with itself; most of its time is waiting. */
@Execution(ExecutionMode.CONCURRENT)
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
