package org.hillock.acquisition.file.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hillock.acquisition.AcquisitionException;

/**
 * Lines of a channel, ended by LF, CRLF or the end of the file, without their ends. A UTF-8 byte order mark at the start
 * is skipped.
 *
 * <p>Holds one buffer, which grows to the longest line. The current line is the bytes {@link #start()} to {@link
 * #end()} of {@link #bytes()} and is valid until {@link #next()} is called again.
 */
public final class LineReader {
    private static final int FIRST_BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_LINE_BYTES = 1 << 20;

    private final String file;
    private final ReadableByteChannel channel;
    private byte[] bytes;
    private ByteBuffer view;
    private int filled;
    private int nextStart;
    private int start;
    private int end;
    private boolean atEnd;
    private boolean terminated;
    private long lineNumber;
    private long bufferOffset;

    /**
     * Reads from the channel's position on.
     *
     * @param file the name for messages
     * @param channel not closed by this reader
     */
    public LineReader(String file, ReadableByteChannel channel) {
        this(file, channel, FIRST_BUFFER_BYTES);
    }

    LineReader(String file, ReadableByteChannel channel, int bufferBytes) {
        this.file = file;
        this.channel = channel;
        this.bytes = new byte[bufferBytes];
        this.view = ByteBuffer.wrap(bytes);
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the file
     * @throws AcquisitionException when the line is longer than a mebibyte, which no recording's line is
     */
    public boolean next() throws IOException {
        int scan = nextStart;
        while (true) {
            while (scan < filled && bytes[scan] != '\n') {
                scan++;
            }
            if (scan < filled) {
                take(scan, scan + 1, true);
                return true;
            }
            if (atEnd) {
                if (nextStart == filled) {
                    return false;
                }
                take(filled, filled, false);
                return true;
            }
            scan -= makeRoom();
            fill();
        }
    }

    private void take(int lineEnd, int following, boolean endsInLineFeed) {
        start = nextStart;
        end = lineEnd > start && endsInLineFeed && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        nextStart = following;
        terminated = endsInLineFeed;
        if (++lineNumber == 1 && end - start >= 3 && isByteOrderMark(start)) {
            start += 3;
        }
    }

    private boolean isByteOrderMark(int at) {
        return bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
    }

    /** Moves the unfinished line to the front, or grows the buffer; returns by how much positions moved. */
    private int makeRoom() {
        int moved = nextStart;
        if (moved > 0) {
            System.arraycopy(bytes, moved, bytes, 0, filled - moved);
            filled -= moved;
            bufferOffset += moved;
            nextStart = 0;
        }
        if (filled == bytes.length) {
            if (filled >= LONGEST_LINE_BYTES) {
                throw AcquisitionException.badInput(
                        file + ", line " + (lineNumber + 1),
                        "more than " + LONGEST_LINE_BYTES + " bytes without a line end",
                        "lines of text",
                        "check that this is a text recording and not a binary one");
            }
            bytes = Arrays.copyOf(bytes, filled * 2);
            view = ByteBuffer.wrap(bytes);
        }
        return moved;
    }

    private void fill() throws IOException {
        view.limit(bytes.length).position(filled);
        int read = channel.read(view);
        if (read < 0) {
            atEnd = true;
        } else {
            filled += read;
        }
    }

    /** The buffer that holds the current line. Not a copy; not to be modified. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the current line starts in {@link #bytes()}. */
    public int start() {
        return start;
    }

    /** Where it ends, its line end left out. */
    public int end() {
        return end;
    }

    /** The number of the current line, from 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /** The place of the current line's first byte in the channel. */
    public long byteOffset() {
        return bufferOffset + start;
    }

    /** Whether a line end followed; false for a last line that was perhaps cut. */
    public boolean isTerminated() {
        return terminated;
    }

    /** Whether the line holds nothing but spaces. */
    public boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The current line as text, for headers and messages. */
    public String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The current line for a message: quoted, at most 60 characters. */
    public String quoted() {
        String text = text();
        return "'" + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + "'";
    }
}
