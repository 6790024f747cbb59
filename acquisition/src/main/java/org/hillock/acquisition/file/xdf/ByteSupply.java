package org.hillock.acquisition.file.xdf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Where the bytes of an XDF file come from, in order: the file itself or what gzip unpacks of it. */
interface ByteSupply extends Closeable {
    /** The length of the unpacked file, {@link Long#MAX_VALUE} where only its end will tell. */
    long size();

    /** Reads at least one byte; -1 at the end. The array is modified. */
    int read(byte[] bytes, int offset, int length) throws IOException;

    /** Passes over bytes; fewer were passed over when the end came first. */
    void skip(long bytes) throws IOException;

    /** Why the bytes ended before they should have; empty while nothing is amiss. */
    default String trouble() {
        return "";
    }

    /** Opens a file as what its first two bytes say. */
    static ByteSupply open(Path file) throws IOException {
        boolean packed;
        try (InputStream in = Files.newInputStream(file)) {
            packed = isGzip(in.readNBytes(2));
        }
        return packed ? new Packed(file) : new Plain(file);
    }

    /** Whether these are gzip's first bytes (RFC 1952, 2.3.1). Not modified. */
    static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    /** The file's own bytes. */
    final class Plain implements ByteSupply {
        private final FileChannel channel;
        private final long size;
        /** A view of the array that is read into, kept so that reading allocates nothing. */
        private ByteBuffer around = ByteBuffer.allocate(0);

        Plain(Path file) throws IOException {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
            this.size = channel.size();
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (around.array() != bytes) {
                around = ByteBuffer.wrap(bytes);
            }
            around.limit(offset + length).position(offset);
            return channel.read(around);
        }

        @Override
        public void skip(long bytes) throws IOException {
            channel.position(Math.min(size, channel.position() + bytes));
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The bytes that gzip unpacks; damage of the packed stream ends them. */
    final class Packed implements ByteSupply {
        private static final int PACKED_BUFFER_BYTES = 1 << 16;

        private final InputStream in;
        private String trouble = "";

        Packed(Path file) throws IOException {
            InputStream raw = Files.newInputStream(file);
            try {
                this.in = new GZIPInputStream(raw, PACKED_BUFFER_BYTES);
            } catch (IOException e) {
                raw.close();
                throw e;
            }
        }

        @Override
        public long size() {
            return Long.MAX_VALUE;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!trouble.isEmpty()) {
                return -1;
            }
            try {
                return in.read(bytes, offset, length);
            } catch (EOFException | ZipException e) {
                trouble = "the gzip data is cut off or damaged (" + e.getMessage() + ")";
                return -1;
            }
        }

        @Override
        public void skip(long bytes) throws IOException {
            byte[] bin = new byte[8192];
            long left = bytes;
            while (left > 0) {
                int n = read(bin, 0, (int) Math.min(bin.length, left));
                if (n < 0) {
                    return;
                }
                left -= n;
            }
        }

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
