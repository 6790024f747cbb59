package org.hillock.acquisition.file.xdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.stream.SessionClock;
import org.jspecify.annotations.Nullable;

/**
 * Writes an XDF 1.0 file while its streams run.
 *
 * <p>Samples are encoded into memory by whoever appends them; a thread of its own hands whole chunks to the file, at least
 * once a flush interval. A process that is killed loses what was appended after the last flush and nothing else; the file
 * reads without its footers. When the file cannot be written any further, the writer says so once in {@link #failure()},
 * drops and counts all that comes, and what was flushed stays readable. It holds twice the buffer of its settings at most,
 * plus one run of samples a stream.
 *
 * <p>Thread-safe. Source of the layout: the XDF 1.0 specification, sections "Chunk" to "StreamFooter".
 */
public final class XdfWriter implements AutoCloseable {
    private static final int SEALED_FROM_BYTES = 64 << 10;
    private static final int WAKES_FROM_BYTES = 1 << 20;
    private static final int FIRST_BUFFER_BYTES = 256 << 10;
    private static final int SLICE_BYTES = 256 << 10;
    /** Length, tag, stream and count of a Samples chunk at their widest. */
    private static final int FRAME_BYTES = 24;

    private static final int COUNT_BYTES = 5;
    private static final int TAG_BYTES = 2;
    private static final int ID_BYTES = 4;
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", Locale.ROOT);

    private final Object lock = new Object();
    private final String name;
    private final WritableByteChannel channel;
    private final XdfWriterSettings settings;
    private final SessionClock clock;
    private final List<XdfStreamWriter> streams = new ArrayList<>();
    private final Thread thread;
    private ChunkBytes filling = new ChunkBytes(FIRST_BUFFER_BYTES);
    private ChunkBytes writing = new ChunkBytes(FIRST_BUFFER_BYTES);
    private @Nullable XdfStreamWriter lastAppended;
    private long waitingBytes;
    private long writtenBytes;
    private long requestedFlush;
    private long completedFlush;
    private long lastBoundaryNanos;
    private boolean closing;
    private boolean ended;
    private @Nullable AcquisitionException failure;

    /** What happens to a file that is there already. */
    public enum Existing {
        /** It stays, and no recording begins. */
        KEEP,
        /** It is replaced. */
        REPLACE
    }

    private XdfWriter(String name, WritableByteChannel channel, XdfWriterSettings settings, SessionClock clock) {
        this.name = name;
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
        this.lastBoundaryNanos = clock.nanoTime();
        this.thread = new Thread(this::run, "xdf-writer");
        this.thread.setDaemon(true);
    }

    /**
     * Begins a file.
     *
     * @param startedAt the date in the file's header
     * @param clock what flushes go by
     * @throws AcquisitionException when the file is there already and is to be kept, or cannot be created
     */
    public static XdfWriter create(
            Path file, Existing existing, OffsetDateTime startedAt, XdfWriterSettings settings, SessionClock clock) {
        try {
            FileChannel channel = existing == Existing.KEEP
                    ? FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
                    : FileChannel.open(
                            file,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING);
            return on(channel, file.toString(), startedAt, settings, clock);
        } catch (FileAlreadyExistsException e) {
            throw new AcquisitionException(
                    file
                            + ": there is such a file already, and a recording overwrites none; name another one, or ask for it"
                            + " to be replaced.",
                    e);
        } catch (IOException e) {
            throw new AcquisitionException(
                    file + ": the recording cannot be created (" + AcquisitionException.reason(e)
                            + "); check the folder and its rights.",
                    e);
        }
    }

    /** Begins a file on any channel, which is closed with it. */
    static XdfWriter on(
            WritableByteChannel channel,
            String name,
            OffsetDateTime startedAt,
            XdfWriterSettings settings,
            SessionClock clock) {
        XdfWriter writer = new XdfWriter(name, channel, settings, clock);
        String header = "<?xml version=\"1.0\"?>\n<info>\n\t<version>1.0</version>\n\t<datetime>"
                + DATE_TIME.format(startedAt) + "</datetime>\n\t<recorder>Hillock</recorder>\n</info>\n";
        byte[] xml = header.getBytes(StandardCharsets.UTF_8);
        writer.filling.all("XDF:".getBytes(StandardCharsets.US_ASCII), 4);
        writer.beginChunk(ChunkTag.FILE_HEADER, xml.length);
        writer.filling.all(xml, xml.length);
        writer.thread.start();
        return writer;
    }

    /** Adds a stream, at any time; its header is written at once, before any of its samples. */
    public XdfStreamWriter addStream(XdfStreamHeader header) {
        synchronized (lock) {
            XdfStreamWriter stream = new XdfStreamWriter(this, streams.size() + 1, header, settings.stamps());
            if (failure == null && !closing) {
                putXml(ChunkTag.STREAM_HEADER, stream, header.xml());
            }
            streams.add(stream);
            return stream;
        }
    }

    /** Waits until all that was appended before is in the file, or the file has failed. */
    public void flush() {
        boolean interrupted = false;
        synchronized (lock) {
            requestedFlush++;
            long mine = requestedFlush;
            lock.notifyAll();
            while (completedFlush < mine && failure == null && !ended) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the file could not be written any further; empty when it goes well. */
    public Optional<AcquisitionException> failure() {
        synchronized (lock) {
            return Optional.ofNullable(failure);
        }
    }

    /** How many bytes the file has. */
    public long writtenBytes() {
        synchronized (lock) {
            return writtenBytes;
        }
    }

    /** How many samples were dropped in all. */
    public long dropped() {
        synchronized (lock) {
            return streams.stream().mapToLong(XdfStreamWriter::dropped).sum();
        }
    }

    /**
     * Writes what waits and the footers, and closes the file. Idempotent.
     *
     * @throws AcquisitionException when the file could not be written to its end; see {@link #failure()}
     */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        failure().ifPresent(sentence -> {
            throw sentence;
        });
    }

    Object lock() {
        return lock;
    }

    /** Whether so many bytes of a stream may be appended now; waits for room if the settings say so. Holds the lock. */
    boolean admit(XdfStreamWriter stream, long bytes) {
        boolean interrupted = false;
        while (accepts() && waitingBytes > 0 && waitingBytes + bytes > settings.bufferBytes()) {
            if (settings.overflow() == XdfWriterSettings.Overflow.DROP) {
                return false;
            }
            try {
                lock.notifyAll();
                lock.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!accepts()) {
            return false;
        }
        XdfStreamWriter other = lastAppended;
        if (settings.order() == XdfWriterSettings.Order.AS_APPENDED && other != null && other != stream) {
            seal(other);
        }
        lastAppended = stream;
        waitingBytes += bytes;
        return true;
    }

    /** Called after samples were appended. Holds the lock. */
    void appended(XdfStreamWriter stream) {
        if (stream.open().bytes().size() >= SEALED_FROM_BYTES) {
            seal(stream);
        }
        if (waitingBytes >= Math.min(WAKES_FROM_BYTES, settings.bufferBytes() / 2)) {
            lock.notifyAll();
        }
    }

    /** Writes a ClockOffset chunk; false when the file takes nothing more. Holds the lock. */
    boolean putClockOffset(XdfStreamWriter stream, double collectionSeconds, double offsetSeconds) {
        if (!accepts()) {
            return false;
        }
        beginChunk(ChunkTag.CLOCK_OFFSET, ID_BYTES + 2 * Double.BYTES);
        filling.int32(stream.id());
        filling.float64(collectionSeconds);
        filling.float64(offsetSeconds);
        return true;
    }

    private boolean accepts() {
        return failure == null && !closing;
    }

    private void beginChunk(ChunkTag tag, int contentBytes) {
        filling.reserve(FRAME_BYTES + contentBytes);
        filling.varInt((long) TAG_BYTES + contentBytes);
        filling.int16(tag.code());
    }

    private void putXml(ChunkTag tag, XdfStreamWriter stream, String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        beginChunk(tag, ID_BYTES + bytes.length);
        filling.int32(stream.id());
        filling.all(bytes, bytes.length);
    }

    private void seal(XdfStreamWriter stream) {
        OpenSamples open = stream.open();
        if (open.count() == 0) {
            return;
        }
        int bytes = open.bytes().size();
        beginChunk(ChunkTag.SAMPLES, ID_BYTES + COUNT_BYTES + bytes);
        filling.int32(stream.id());
        filling.octet(Integer.BYTES);
        filling.int32(open.count());
        filling.all(open.bytes().array(), bytes);
        open.clear();
    }

    private void run() {
        try {
            boolean last = false;
            while (!last) {
                long covered;
                synchronized (lock) {
                    awaitWork();
                    last = closing;
                    covered = requestedFlush;
                    takeWork(last);
                }
                write(writing);
                synchronized (lock) {
                    completedFlush = covered;
                    lock.notifyAll();
                }
            }
            channel.close();
        } catch (IOException e) {
            fail(e);
        } finally {
            synchronized (lock) {
                ended = true;
                lock.notifyAll();
            }
        }
    }

    private void awaitWork() {
        long due = clock.nanoTime() + settings.flushInterval().toNanos();
        int enough = Math.min(WAKES_FROM_BYTES, settings.bufferBytes() / 2);
        for (long left = due - clock.nanoTime();
                left > 0 && !closing && completedFlush == requestedFlush && waitingBytes < enough;
                left = due - clock.nanoTime()) {
            try {
                lock.wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                // Only close() ends this thread, and a standing interrupt would close the file's channel.
                return;
            }
        }
    }

    private void takeWork(boolean last) {
        streams.forEach(this::seal);
        long now = clock.nanoTime();
        if (last || now - lastBoundaryNanos >= settings.boundaryInterval().toNanos()) {
            lastBoundaryNanos = now;
            beginChunk(ChunkTag.BOUNDARY, Boundary.BYTES);
            filling.all(Boundary.signature(), Boundary.BYTES);
        }
        if (last) {
            streams.forEach(stream -> putXml(ChunkTag.STREAM_FOOTER, stream, stream.footer()));
        }
        ChunkBytes full = filling;
        filling = writing;
        writing = full;
        filling.clear();
        waitingBytes = 0;
        lock.notifyAll();
    }

    private void write(ChunkBytes full) throws IOException {
        if (full.size() == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(full.array(), 0, full.size());
        while (bytes.position() < full.size()) {
            // The JDK copies a slice into memory outside the heap, which it keeps.
            bytes.limit(Math.min(full.size(), bytes.position() + SLICE_BYTES));
            int written = channel.write(bytes);
            synchronized (lock) {
                writtenBytes += written;
            }
        }
        if (settings.durability() == XdfWriterSettings.Durability.POWER && channel instanceof FileChannel file) {
            file.force(false);
        }
    }

    private void fail(IOException e) {
        synchronized (lock) {
            failure = new AcquisitionException(
                    name + ": the recording ends here since the file cannot be written any further ("
                            + AcquisitionException.reason(e) + "); the " + writtenBytes
                            + " bytes before can be read, and a new recording needs room on the disk.",
                    e);
            waitingBytes = 0;
            filling.clear();
            streams.forEach(stream -> stream.open().clear());
        }
        try {
            channel.close();
        } catch (IOException ignored) {
            // The first failure is the one to tell.
            return;
        }
    }
}
