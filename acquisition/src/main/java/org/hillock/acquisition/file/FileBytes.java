package org.hillock.acquisition.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hillock.acquisition.AcquisitionException;

/** A file that is read at places; every failure is one sentence. Reads allocate nothing. */
public final class FileBytes implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a file for reading.
     *
     * @throws AcquisitionException when that is not possible
     */
    public static FileBytes open(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw AcquisitionException.badInput(file.toString(), "a directory", "a file", "name a file in it");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new FileBytes(file, channel, channel.size());
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check its path and rights.",
                    e);
        }
    }

    /** The size in bytes when the file was opened. */
    public long size() {
        return size;
    }

    /**
     * Fills the buffer between its position and its limit from a place in the file.
     *
     * @param into its position moves to its limit. Modified.
     * @param offset the place of the first byte
     * @throws AcquisitionException when the file ends before that or cannot be read
     */
    public void read(ByteBuffer into, long offset) {
        long at = offset;
        try {
            while (into.hasRemaining()) {
                int got = channel.read(into, at);
                if (got < 0) {
                    throw AcquisitionException.badInput(
                            file + ", byte " + at,
                            "the end of the file",
                            into.remaining() + " more bytes",
                            "the file became shorter while it was read; read it when its writer has ended");
                }
                at += got;
            }
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ", byte " + at + ": the file cannot be read (" + AcquisitionException.reason(e)
                            + "); check the disk and try again.",
                    e);
        }
    }

    /**
     * Some bytes as an array of their own.
     *
     * @param offset the place of the first byte
     * @param most how many bytes at most; fewer come when the file ends before
     */
    public byte[] bytes(long offset, int most) {
        int count = (int) Math.max(0, Math.min(most, size - offset));
        byte[] bytes = new byte[count];
        read(ByteBuffer.wrap(bytes), offset);
        return bytes;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new AcquisitionException(file + ": the file cannot be closed (" + e + ").", e);
        }
    }
}
