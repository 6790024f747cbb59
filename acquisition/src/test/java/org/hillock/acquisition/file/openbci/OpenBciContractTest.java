package org.hillock.acquisition.file.openbci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hillock.acquisition.file.Recordings;
import org.hillock.acquisition.file.Scratch;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;

/** A file with markers, a loss and a torn row. */
class OpenBciContractTest extends SignalSourceContract {
    @Override
    protected SignalSource open() {
        List<String> rows = GeneratedGui.rows(600);
        rows.subList(300, 310).clear();
        rows.set(400, "144, 12");
        try {
            return Recordings.open(GeneratedGui.write(Scratch.directory(), GeneratedGui.HEADER, rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
