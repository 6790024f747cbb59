package org.hillock.acquisition.file.bci2000;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;

class Bci2000ContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        try {
            return Recordings.open(GeneratedBci2000.write(Scratch.directory()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
