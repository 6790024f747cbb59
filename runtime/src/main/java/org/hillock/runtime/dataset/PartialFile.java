package org.hillock.runtime.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The received part of a file, {@code NAME.part} beside its place, with the server's entity tag in {@code
 * NAME.part.etag}. Locked while open, so that two downloads don't write into one another; the file appears under its name
 * by an atomic rename.
 */
final class PartialFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final Path tag;
    private final RandomAccessFile file;
    private long length;

    private PartialFile(Path target, Path part, Path tag, RandomAccessFile file, long length) {
        this.target = target;
        this.part = part;
        this.tag = tag;
        this.file = file;
        this.length = length;
    }

    static PartialFile open(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Path tag = target.resolveSibling(target.getFileName() + ".part.etag");
        RandomAccessFile file = null;
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            file = new RandomAccessFile(part.toFile(), "rw");
            if (!isLocked(file)) {
                file.close();
                throw new DatasetException("Another download is writing " + part + ": wait until it is done.");
            }
            return new PartialFile(target, part, tag, file, file.length());
        } catch (IOException failure) {
            closeQuietly(file);
            throw unwritable(part, failure);
        }
    }

    private static boolean isLocked(RandomAccessFile file) throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    Path path() {
        return part;
    }

    long length() {
        return length;
    }

    /** The entity tag under which the received part was sent. */
    Optional<String> entityTag() {
        try {
            return Files.exists(tag) ? Optional.of(Files.readString(tag).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Forgets what was received and remembers the tag of what comes. */
    void restart(Optional<String> entityTag) {
        try {
            file.setLength(0);
            length = 0;
            if (entityTag.isPresent()) {
                Files.writeString(tag, entityTag.get());
            } else {
                Files.deleteIfExists(tag);
            }
        } catch (IOException failure) {
            throw unwritable(part, failure);
        }
    }

    /** Appends the first bytes of a buffer. */
    void append(byte[] bytes, int count) {
        try {
            file.seek(length);
            file.write(bytes, 0, count);
            length += count;
        } catch (IOException failure) {
            throw unwritable(part, failure);
        }
    }

    /** The SHA-256 of what was received, in lower-case hexadecimal. */
    String sha256() {
        try {
            file.seek(0);
            return digest(Channels.newInputStream(file.getChannel()));
        } catch (IOException failure) {
            throw unreadable(part, failure);
        }
    }

    static String sha256Of(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return digest(in);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    private static String digest(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    private static DatasetException unreadable(Path path, IOException failure) {
        return new DatasetException(
                "Could not read " + path + " to verify it (" + failure.getMessage() + "): delete it and try again.",
                failure);
    }

    /** Gives the file its name; the part must not be used afterwards. */
    void complete() {
        try {
            file.getFD().sync();
            file.close();
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(tag);
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** Removes what was received; the part must not be used afterwards. */
    void discard() {
        try {
            file.close();
            Files.deleteIfExists(part);
            Files.deleteIfExists(tag);
        } catch (IOException failure) {
            throw unwritable(part, failure);
        }
    }

    /** Keeps what was received for a later try; an empty part goes. */
    @Override
    public void close() {
        boolean inUse = file.getChannel().isOpen();
        closeQuietly(file);
        if (inUse && length == 0) {
            discard();
        }
    }

    private static void closeQuietly(@Nullable RandomAccessFile file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException ignored) {
            // Every write was checked; there is nothing left to lose.
        }
    }

    private static DatasetException unwritable(Path path, IOException failure) {
        return new DatasetException(
                "Could not write " + path + " (" + failure.getMessage()
                        + "): free some disk space or choose a directory that you may write to.",
                failure);
    }
}
