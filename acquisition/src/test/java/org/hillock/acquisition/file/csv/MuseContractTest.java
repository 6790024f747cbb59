package org.hillock.acquisition.file.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;

/** Stamps that step back, as a Muse's do. */
class MuseContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        try {
            return Recordings.open(GeneratedTable.writeAlone(Scratch.directory(), GeneratedTable.muse(600)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
