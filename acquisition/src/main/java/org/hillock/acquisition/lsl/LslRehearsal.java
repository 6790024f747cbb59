package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.live.EventQueue;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * A stream of numbers and one of texts that this process sends to itself over its loop-back interface, unseen by the network:
 * the same queues, encoder, decoder and assembler as those of real streams, so that they run compiled code when the first real
 * sample comes. For one thread, which sends and receives in turn.
 */
public final class LslRehearsal implements AutoCloseable {
    private static final int QUEUED_EVENTS = 16;

    private final StreamInfo stream;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final SelfFeed numbers;
    private final SelfFeed texts;
    private final SampleAssembler assembler;
    private final String[] text = new String[1];

    /**
     * Connects this process with itself.
     *
     * @param stream whose shape the numbers have
     * @param events takes what comes, on the thread that sends; it releases chunks
     * @throws AcquisitionException when the loop-back interface refuses
     */
    public LslRehearsal(StreamInfo stream, SessionClock clock, Consumer<StreamEvent> events) {
        this.stream = stream;
        EventQueue queue = new EventQueue(QUEUED_EVENTS);
        StampProcessor stamps = new StampProcessor(
                LslSource.DEFAULT_PROCESSING, stream.nominalRateHz(), StampProcessor.HALF_TIME_SECONDS, () -> 0);
        this.assembler = new SampleAssembler(stream, clock, stamps, queue);
        try {
            this.numbers = open(LslInfo.of(
                    "rehearsal", "EEG", stream.channelCount(), ChannelFormat.FLOAT32, "", stream.nominalRateHz()));
            this.texts = open(LslInfo.of("rehearsal", "Markers", 1, ChannelFormat.STRING, "", 0));
        } catch (IOException e) {
            close();
            throw new AcquisitionException(
                    "The loop-back interface refuses a connection: " + e.getMessage() + "; check its settings.", e);
        }
        var subscription = queue.flux(() -> {}, () -> {}).doOnNext(events).subscribe();
        open.add(subscription::dispose);
    }

    private SelfFeed open(LslInfo info) throws IOException {
        SelfFeed feed = SelfFeed.open(info);
        open.add(feed);
        return feed;
    }

    /**
     * Sends frames and hands on what comes of them.
     *
     * @param values whole frames, at most some kilobytes. Not modified.
     * @param lastNanos the stamp of the last one
     */
    public void send(float[] values, long lastNanos) {
        int frames = values.length / stream.channelCount();
        numbers.out().offer(values, frames, LslClock.seconds(lastNanos), 1 / stream.nominalRateHz());
        try {
            for (int f = 0; f < frames; f++) {
                assembler.readOne(numbers.in());
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Sends a text and reads it back. */
    public void send(String[] sample, long nanos) {
        texts.out().offer(sample, LslClock.seconds(nanos));
        try {
            texts.in().nextSeconds();
            texts.in().readTexts(text);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static AcquisitionException broken(IOException e) {
        return new AcquisitionException("The loop-back connection broke: " + e.getMessage() + "; try again.", e);
    }

    @Override
    public void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception e) {
                throw new AcquisitionException("A loop-back connection did not close: " + e.getMessage() + ".", e);
            }
        }
        open.clear();
    }
}
