package org.hillock.acquisition.lsl.nativelib;

import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslLibraryContract;
import org.junit.jupiter.api.BeforeEach;

/** liblsl with itself, through the binding. */
class NativeLslLibraryTest extends LslLibraryContract {
    @BeforeEach
    void needsLiblsl() {
        NativeRig.requireLiblsl();
    }

    @Override
    protected LslLibrary publisher() {
        return NativeRig.library();
    }

    @Override
    protected LslLibrary receiver() {
        return NativeRig.library();
    }

    @Override
    protected boolean seesCloses() {
        return false;
    }
}
