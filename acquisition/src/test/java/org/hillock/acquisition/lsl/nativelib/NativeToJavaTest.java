package org.hillock.acquisition.lsl.nativelib;

import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslLibraryContract;
import org.junit.jupiter.api.BeforeEach;

/** From liblsl, through the binding, to the library in Java. */
class NativeToJavaTest extends LslLibraryContract {
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
        return NativeRig.javaBeside();
    }

    @Override
    protected boolean closesConnections() {
        return false;
    }
}
