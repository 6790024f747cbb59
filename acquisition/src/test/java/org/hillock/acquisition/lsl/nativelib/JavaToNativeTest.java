package org.hillock.acquisition.lsl.nativelib;

import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslLibraryContract;
import org.junit.jupiter.api.BeforeEach;

/** From the library in Java to liblsl, through the binding. */
class JavaToNativeTest extends LslLibraryContract {
    @BeforeEach
    void needsLiblsl() {
        NativeRig.requireLiblsl();
    }

    @Override
    protected LslLibrary publisher() {
        return NativeRig.javaBeside();
    }

    @Override
    protected LslLibrary receiver() {
        return NativeRig.library();
    }
}
