package org.hillock.acquisition.lsl;

import java.util.OptionalLong;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;

/**
 * Publishes one stream to any number of consumers.
 *
 * <p>Pushing never waits for the network. A consumer that is too slow loses its oldest samples. What is pushed while
 * nobody listens is gone. Stamps are session time in nanoseconds. Numbers that the stream's format cannot hold become the
 * nearest that it can. Push from one thread.
 */
public interface StreamOutlet extends AutoCloseable {
    /** What is published, with uid and ports. */
    LslInfo info();

    /**
     * Sends samples of a stream of numbers.
     *
     * @param values Not modified: whole samples, one after the other
     * @param lastNanos the stamp of the last one; those before it are spaced by the nominal rate
     * @throws IllegalArgumentException when the numbers do not make samples of this stream
     */
    void push(float[] values, long lastNanos);

    /** Sends samples of a stream of numbers; see {@link #push(float[], long)}. */
    void push(double[] values, long lastNanos);

    /** Sends samples of a stream of numbers; see {@link #push(float[], long)}. */
    void push(long[] values, long lastNanos);

    /**
     * Sends one sample of a stream of texts.
     *
     * @param values Not modified: one text a channel
     * @throws IllegalArgumentException when the texts do not make a sample of this stream
     */
    void push(String[] values, long nanos);

    /** Sends the frames of a chunk with their own stamps; the chunk is neither kept nor released. */
    default void push(SampleChunk chunk) {
        float[] frame = new float[chunk.channelCount()];
        for (int f = 0; f < chunk.frameCount(); f++) {
            System.arraycopy(chunk.samples(), f * frame.length, frame, 0, frame.length);
            push(frame, chunk.frameNanos()[f]);
        }
    }

    /** Sends a marker's label on a stream of one text. */
    default void push(Marker marker) {
        push(new String[] {marker.label()}, marker.timeNanos());
    }

    /** Whether anybody receives. */
    boolean hasConsumers();

    /** How many samples slow consumers have lost, all together; empty when the library does not tell. */
    OptionalLong droppedSamples();

    /** Closes all sockets; consumers see the end of their connection. Idempotent. */
    @Override
    void close();

    /**
     * How many samples so many numbers make.
     *
     * @throws IllegalArgumentException when they make no whole samples of the stream
     */
    static int wholeSamples(LslInfo info, int values) {
        int channels = info.channelCount();
        if (info.format() == ChannelFormat.STRING || channels == 0 || values == 0 || values % channels != 0) {
            throw new IllegalArgumentException(values + " numbers do not make samples of " + channels + " channels of "
                    + info.format().word());
        }
        return values / channels;
    }

    /**
     * Checks a sample of texts.
     *
     * @throws IllegalArgumentException when they make no sample of the stream
     */
    static void requireSample(LslInfo info, String[] values) {
        if (info.format() != ChannelFormat.STRING || values.length != info.channelCount()) {
            throw new IllegalArgumentException(values.length + " texts do not make a sample of " + info.channelCount()
                    + " channels of " + info.format().word());
        }
    }
}
