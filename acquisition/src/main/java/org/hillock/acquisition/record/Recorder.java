package org.hillock.acquisition.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.xdf.XdfStreamHeader;
import org.hillock.acquisition.file.xdf.XdfWriter;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.stream.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records any number of sources and Lab Streaming Layer streams into one file, each with its own clock's offsets.
 *
 * <p>Streams of the network are written with their full precision, format and source stamps; a stream that goes away and
 * comes back under its source id goes on in the same stream of the file; one that appears later joins then. A disk that
 * stalls makes the readers wait, and their outlets buffer; what is dropped in the end is counted.
 *
 * <p>Thread-safe.
 */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final XdfWriter writer;
    private final SessionClock clock;
    private final List<RecordedStream> streams = new CopyOnWriteArrayList<>();
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final List<LslWatch> watches = new CopyOnWriteArrayList<>();
    private final Set<List<String>> known = new HashSet<>();
    private boolean closed;

    /** Whose time a source's stamps are in. */
    public enum SourceTime {
        /** The recorder's own clock: a device of this machine. */
        SESSION,
        /** Some time of the source's own, as a played recording's; its offset is measured and written. */
        OWN
    }

    /**
     * A recorder into a file.
     *
     * @param writer closed with the recorder
     * @param clock the session's
     */
    public Recorder(XdfWriter writer, SessionClock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** Records a source from now on; it is closed with the recorder. */
    public void record(SignalSource source, SourceTime time) {
        Feed feed = new SourceFeed(source, time, clock, this);
        feeds.add(feed);
        feed.start();
    }

    /** Records every stream that a query means, those that run now and those that come while the recording runs. */
    public void record(LslQuery query, LslLibrary library) {
        LslWatch watch = new LslWatch(query, library, found -> join(found, library));
        watches.add(watch);
        watch.start();
    }

    /** How far each stream is, in the order of their joining. */
    public List<StreamProgress> progress() {
        return streams.stream().map(RecordedStream::progress).toList();
    }

    /** How many bytes lie in the file. */
    public long writtenBytes() {
        return writer.writtenBytes();
    }

    /** Whether nothing more can come: every source has ended and nobody looks for streams, or the file has failed. */
    public boolean isOver() {
        return writer.failure().isPresent()
                || (watches.isEmpty() && feeds.stream().allMatch(Feed::isOver));
    }

    /**
     * Takes the last clock offsets, ends all sources and closes the file. Idempotent.
     *
     * @throws AcquisitionException when the file could not be written to its end
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        watches.forEach(LslWatch::stop);
        feeds.forEach(Feed::finish);
        feeds.forEach(Feed::stop);
        writer.close();
    }

    RecordedStream add(StreamInfo stream, String sourceId) {
        return add(stream.name(), stream.nominalRateHz(), StreamHeaders.header(stream, sourceId));
    }

    private RecordedStream add(String name, double nominalRateHz, XdfStreamHeader header) {
        RecordedStream stream = new RecordedStream(name, nominalRateHz, writer.addStream(header));
        streams.add(stream);
        return stream;
    }

    private void join(LslInfo found, LslLibrary library) {
        if (found.channelCount() == 0 || !isNew(found)) {
            return;
        }
        try {
            begin(library.fullInfo(found), library);
        } catch (AcquisitionException e) {
            forget(found);
            LOG.warn("{}", e.getMessage());
        }
    }

    private synchronized boolean isNew(LslInfo found) {
        return known.add(identity(found));
    }

    private synchronized void forget(LslInfo found) {
        known.remove(identity(found));
    }

    private synchronized void begin(LslInfo full, LslLibrary library) {
        if (closed) {
            return;
        }
        RecordedStream stream = add(full.name(), full.nominalRateHz(), StreamHeaders.header(full));
        LslFeed feed = new LslFeed(full, library, stream);
        feeds.add(feed);
        feed.start();
    }

    /** What stays the same when a program that names its device restarts; else what is new each time. */
    private static List<String> identity(LslInfo info) {
        return info.sourceId().isEmpty()
                ? List.of(info.uid())
                : List.of(
                        info.name(),
                        info.type(),
                        info.sourceId(),
                        info.format().word(),
                        Integer.toString(info.channelCount()));
    }
}
