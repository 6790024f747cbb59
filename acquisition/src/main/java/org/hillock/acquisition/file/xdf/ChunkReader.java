package org.hillock.acquisition.file.xdf;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;

/** Reads the frame of a chunk: its length, its tag, and whether the two are possible (XDF 1.0, "Chunk"). */
final class ChunkReader {
    private static final int TAG_BYTES = 2;
    private static final int STREAM_ID_BYTES = 4;

    private ChunkReader() {}

    /**
     * A chunk whose content comes next.
     *
     * @param tag its code
     * @param content the offset of its first content byte
     * @param end the offset behind its last byte
     * @param problem what was read and what was expected, when the chunk cannot be; else empty
     */
    record Frame(int tag, long content, long end, String problem) {
        private static Frame broken(String problem) {
            return new Frame(0, 0, 0, problem);
        }
    }

    /** Reads the four bytes that open a file, or refuses it. */
    static void readMagic(XdfInput in, Path file) {
        if (!in.has(4) || in.int32() != XdfInput.MAGIC) {
            throw AcquisitionException.badInput(
                    file + ", byte 0",
                    in.size() == 0 ? "an empty file" : "other bytes",
                    "the four bytes 'XDF:'",
                    "name an XDF file, plain or packed by gzip");
        }
    }

    /** Reads the frame that starts here; at least one byte must follow. */
    static Frame next(XdfInput in) {
        int width = in.unsignedByte();
        if (!VarInt.isWidth(width)) {
            return Frame.broken("a length of width " + width + ", expected a width of 1, 4 or 8");
        }
        if (!in.has(width + TAG_BYTES)) {
            return Frame.broken("the start of a chunk, expected " + (width + TAG_BYTES) + " more bytes");
        }
        long length = in.varIntOf(width);
        if (length < TAG_BYTES) {
            return Frame.broken("a chunk of length " + Long.toUnsignedString(length) + ", expected 2 at least");
        }
        int tag = in.unsignedShort();
        long content = in.position();
        long end = content + length - TAG_BYTES;
        String problem = problem(in, tag, length - TAG_BYTES, content);
        return problem.isEmpty() ? new Frame(tag, content, end, "") : Frame.broken(problem);
    }

    private static String problem(XdfInput in, int code, long bytes, long content) {
        Optional<ChunkTag> tag = ChunkTag.of(code);
        String what = "a " + tag.map(ChunkTag::word).orElse("chunk of tag " + code) + " chunk with " + bytes
                + " bytes of content";
        if (bytes > in.size() - content || content + bytes < 0) {
            return what + ", expected no more than the file still has";
        }
        if (tag.isEmpty()) {
            return "";
        }
        int fixed =
                switch (tag.get()) {
                    case FILE_HEADER -> 0;
                    case STREAM_HEADER, STREAM_FOOTER -> STREAM_ID_BYTES;
                    case SAMPLES -> STREAM_ID_BYTES + 2;
                    case CLOCK_OFFSET -> STREAM_ID_BYTES + 16;
                    case BOUNDARY -> Boundary.BYTES;
                };
        long most =
                switch (tag.get()) {
                    case FILE_HEADER, STREAM_HEADER, STREAM_FOOTER -> Limits.XML_BYTES;
                    case SAMPLES -> Long.MAX_VALUE;
                    case CLOCK_OFFSET, BOUNDARY -> fixed;
                };
        if (bytes < fixed || bytes > most) {
            String bounds =
                    most == fixed ? "" + fixed : most == Long.MAX_VALUE ? fixed + " at least" : fixed + " to " + most;
            return what + ", expected " + bounds;
        }
        return in.has(fixed) ? "" : what + ", expected no more than the file still has";
    }
}
