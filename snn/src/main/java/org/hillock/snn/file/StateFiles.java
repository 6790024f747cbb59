package org.hillock.snn.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.snn.StateRestorer;
import org.hillock.snn.Stateful;
import org.hillock.snn.engine.Simulator;

/**
 * Saves the state of a running network to a file and restores it, in the same or another process.
 *
 * <p>As with {@link Simulator#save()}, a restored network goes on bit for bit, given the same clamps, learning modes and
 * inputs. The file is checked from end to end before the first bit of the network changes. Called by the thread that runs the network.
 */
public final class StateFiles {
    private StateFiles() {}

    /**
     * Saves the whole state; a file of that name is replaced once the new one is complete.
     *
     * @param network of any engine that shows its state
     * @throws org.hillock.snn.NetworkException when the file can't be written
     */
    public static <S extends Simulator & Stateful> void save(S network, Path file) {
        WholeFile.write(file, part -> StateWriter.write(network, part));
    }

    /**
     * Returns a network to a saved state.
     *
     * @param network built from the description that the saved one was built from
     * @throws org.hillock.snn.NetworkException when the file can't be read, is no state, is of a newer version, cut off or damaged, or
     *     belongs to another network or engine; the network then stands as before
     */
    public static <S extends Simulator & Stateful> void restore(S network, Path file) {
        var reader = new StateReader(file);
        try {
            try (InputStream in = stream(file)) {
                reader.requireWhole(in, Files.size(file));
            }
            try (InputStream in = stream(file)) {
                network.visit(new StateRestorer(reader.arrays(in, network)));
            }
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private static InputStream stream(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }
}
