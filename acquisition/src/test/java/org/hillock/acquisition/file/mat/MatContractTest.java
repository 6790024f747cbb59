package org.hillock.acquisition.file.mat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;

class MatContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        try {
            return Recordings.open(GeneratedTrials.write(Scratch.directory()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
