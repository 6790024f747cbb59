package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.SignalSourceContract;
import org.junit.jupiter.api.io.TempDir;

/** The contract of sources over a file whose clocks jump, step back and break off. */
class XdfSourceContractTest extends SignalSourceContract {
    private final Path directory;

    XdfSourceContractTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Override
    protected SignalSource open() {
        XdfBytes bytes = XdfBytes.file()
                .streamHeader(1, "eeg", "float32", 2, 100, "")
                .streamHeader(2, "cues", "string", 1, 0, "");
        for (int i = 0; i < 400; i++) {
            double stamp = 5 + i * 0.01 + (i >= 200 ? 30 : i >= 100 ? 20 : 0) + i % 3 * 1e-4;
            if (i % 50 == 0) {
                bytes.samples(2, XdfBytes.texts(stamp, "cue " + i)).boundary();
            }
            if (i == 150) {
                bytes.raw(new byte[33]).boundary();
            }
            bytes.samples(1, XdfBytes.floats(stamp, i, -i));
        }
        bytes.samples(1, XdfBytes.floats(1, 0, 0), XdfBytes.unstamped(1, 1));
        return new XdfFormat().open(bytes.writeTo(directory));
    }
}
