package org.hillock.snn.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.hillock.snn.NetworkException;

/** A file that is either there as a whole or not at all: written under another name beside it, then moved. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes to a file that may be overwritten.
         *
         * @throws IOException when that fails
         */
        void writeTo(Path part) throws IOException;
    }

    /**
     * Writes a file; one of that name is replaced, and stays as it is when the work fails.
     *
     * @throws NetworkException when it can't be written
     */
    public static void write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            content.writeTo(part);
            move(part, file);
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            discard(part);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // What it was left by is on its way to the caller, or the part was moved already.
            return;
        }
    }

    /** Returns the failure to read a file. */
    public static NetworkException unreadable(Path file, IOException cause) {
        return new NetworkException(
                file + ": it could not be read (" + reason(cause) + "); check its path and rights.", cause);
    }

    private static NetworkException unwritable(Path file, IOException cause) {
        return new NetworkException(
                file + ": it could not be written (" + reason(cause) + "); check the folder, its rights and its space.",
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(cause.getMessage());
    }
}
