package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
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
    private static final int QUEUED_SAMPLES = 1024;

    private final StreamInfo stream;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final NumberQueue numbersOut;
    private final LslInlet numbersIn;
    private final TextQueue textsOut;
    private final LslInlet textsIn;
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
        LslInfo numbers = LslInfo.of(
                "rehearsal", "EEG", stream.channelCount(), ChannelFormat.FLOAT32, "", stream.nominalRateHz());
        LslInfo texts = LslInfo.of("rehearsal", "Markers", 1, ChannelFormat.STRING, "", 0);
        try (ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            this.numbersIn = inlet(listener, numbers);
            this.numbersOut = new NumberQueue(encoder(numbers), QUEUED_SAMPLES, outlet(listener));
            this.textsIn = inlet(listener, texts);
            this.textsOut = new TextQueue(encoder(texts), QUEUED_SAMPLES, outlet(listener));
        } catch (IOException e) {
            close();
            throw new AcquisitionException(
                    "The loop-back interface refuses a connection: " + e.getMessage() + "; check its settings.", e);
        }
        numbersOut.begin();
        textsOut.begin();
        var subscription = queue.flux(() -> {}, () -> {}).doOnNext(events).subscribe();
        open.add(subscription::dispose);
    }

    private static SampleEncoder encoder(LslInfo info) {
        return new SampleEncoder(info.format(), info.channelCount(), ByteOrder.nativeOrder());
    }

    private LslInlet inlet(ServerSocketChannel listener, LslInfo info) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.setTcpNoDelay(true);
        socket.connect(listener.getLocalAddress());
        return LslInlet.over(socket, info);
    }

    private FeedChannel outlet(ServerSocketChannel listener) throws IOException {
        SocketChannel accepted = listener.accept();
        open.add(accepted);
        accepted.socket().setTcpNoDelay(true);
        return new FeedChannel(accepted);
    }

    /**
     * Sends frames and hands on what comes of them.
     *
     * @param values whole frames, at most some kilobytes. Not modified.
     * @param lastNanos the stamp of the last one
     */
    public void send(float[] values, long lastNanos) {
        int frames = values.length / stream.channelCount();
        numbersOut.offer(values, frames, LslClock.seconds(lastNanos), 1 / stream.nominalRateHz());
        try {
            for (int f = 0; f < frames; f++) {
                assembler.readOne(numbersIn);
            }
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Sends a text and reads it back. */
    public void send(String[] sample, long nanos) {
        textsOut.offer(sample, LslClock.seconds(nanos));
        try {
            textsIn.nextSeconds();
            textsIn.readTexts(text);
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
