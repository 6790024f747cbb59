package org.hillock.acquisition.file.step;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.file.Recording;
import org.hillock.acquisition.file.RecordingFacts;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A recording whose header is known and whose events an {@link EventReader} reads as demand comes.
 *
 * <p>The file is opened on subscription. Closing the recording from any thread ends a running Flux at its next event.
 */
public final class StreamedRecording implements Recording {
    private final RecordingFacts facts;
    private final List<StreamInfo> streams;
    private final Opening opening;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable FileChannel channel;

    /** A recording with these facts; {@code opening} makes the reader for its one subscription. */
    public StreamedRecording(RecordingFacts facts, List<StreamInfo> streams, Opening opening) {
        this.facts = facts;
        this.streams = List.copyOf(streams);
        this.opening = opening;
    }

    @Override
    public RecordingFacts facts() {
        return facts;
    }

    @Override
    public String name() {
        return String.valueOf(facts.file().getFileName());
    }

    @Override
    public List<StreamInfo> streams() {
        return streams;
    }

    @Override
    public Flux<StreamEvent> events() {
        return Flux.generate(this::begin, EventPull::emit, EventPull::close);
    }

    @Override
    public void close() {
        closed = true;
        closeChannel();
    }

    private EventPull begin() throws IOException {
        if (closed) {
            throw new AcquisitionException(facts.file() + ": the recording is closed; open it again to read it.");
        }
        if (!subscribed.compareAndSet(false, true)) {
            throw new AcquisitionException(
                    facts.file() + ": the events of a recording are read once; open it again to read them again.");
        }
        FileChannel opened;
        try {
            opened = FileChannel.open(facts.file(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw EventPull.unreadable(facts.file(), e);
        }
        channel = opened;
        try {
            return new EventPull(facts.file(), opening.open(opened), () -> closed, this::closeChannel);
        } catch (IOException e) {
            closeChannel();
            throw EventPull.unreadable(facts.file(), e);
        } catch (RuntimeException e) {
            closeChannel();
            throw e;
        }
    }

    private void closeChannel() {
        FileChannel open = channel;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw EventPull.unreadable(facts.file(), e);
            }
        }
    }

    /** Makes the reader of one subscription. */
    @FunctionalInterface
    public interface Opening {
        /**
         * A reader that starts at the recording's first event.
         *
         * @param channel the file, at position 0; closed by the recording
         */
        EventReader open(FileChannel channel) throws IOException;
    }
}
