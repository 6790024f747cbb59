package org.hillock.snn.nir;

import io.jhdf.HdfFile;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hillock.snn.NetworkException;
import org.hillock.snn.file.WholeFile;

/** Reads and writes NIR files: HDF5, with gzip-compressed arrays. */
public final class NirFiles {
    private static final long MOST_BYTES = Integer.MAX_VALUE - 8L;

    private NirFiles() {}

    /**
     * Reads a graph.
     *
     * @throws NetworkException when the file can't be read, is no HDF5 file, is damaged, or holds a node or a shape that NIR doesn't
     *     define; the sentence names the file and the node
     */
    public static NirGraph read(Path file) {
        byte[] bytes = bytes(file);
        try (HdfFile hdf = HdfFile.fromBytes(bytes)) {
            return NirReader.graph(new HdfGroup(file.toString(), hdf).group("node"));
        } catch (NetworkException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The library answers damage with whatever its parser stumbles over.
            throw damaged(file, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw NetworkException.refused(
                        file.toString(), Files.size(file) + " bytes", "at most " + MOST_BYTES, "split the network");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw WholeFile.unreadable(file, e);
        }
    }

    private static NetworkException damaged(Path file, Throwable cause) {
        boolean noHdf = cause instanceof HdfException
                && String.valueOf(cause.getMessage()).contains("signature");
        return new NetworkException(
                file + ": read " + (noHdf ? "a file that is not HDF5" : "HDF5 content that is damaged or not supported")
                        + " (" + reason(cause) + "), expected a NIR graph; write it again with the NIR package.",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }

    /**
     * Writes a graph; a file of that name is replaced once the new one is complete.
     *
     * @throws NetworkException when the file can't be written, or the graph has no edges
     */
    public static void write(NirGraph graph, Path file) {
        WholeFile.write(file, part -> {
            Files.deleteIfExists(part);
            try {
                NirWriter.write(graph, part);
            } catch (HdfException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }
}
