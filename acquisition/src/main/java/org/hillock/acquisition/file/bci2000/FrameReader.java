package org.hillock.acquisition.file.bci2000;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.hillock.acquisition.file.step.ChunkAssembler;
import org.hillock.acquisition.file.step.EventQueues;
import org.hillock.acquisition.file.step.EventReader;
import org.hillock.acquisition.file.step.RegularTimes;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/** Reads frames through one buffer, a chunk a step; the frame loop allocates nothing. */
final class FrameReader implements EventReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final SampleFormat format;
    private final Calibration calibration;
    private final StateMarkers states;
    private final ChunkAssembler assembler;
    private final ArrayDeque<StreamEvent> markers = new ArrayDeque<>();
    private final int channelCount;
    private final int valueBytes;
    private final int frameBytes;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private int position;
    private int limit;
    private long frame;

    FrameReader(
            FileChannel channel,
            Bci2000Header header,
            Calibration calibration,
            StreamInfo signal,
            StreamInfo markerStream)
            throws IOException {
        this.channel = channel.position(header.headerBytes());
        this.format = header.format();
        this.calibration = calibration;
        this.states = new StateMarkers(markerStream.id(), header);
        this.assembler = new ChunkAssembler(signal);
        this.channelCount = header.channels();
        this.valueBytes = header.channels() * header.format().bytes();
        this.frameBytes = header.frameBytes();
        this.bytes = new byte[Math.max(BUFFER_BYTES, frameBytes)];
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean read(Queue<StreamEvent> out) throws IOException {
        while (!assembler.isFull()) {
            if (limit - position < frameBytes && !refill()) {
                return false;
            }
            frame();
        }
        flush(out);
        return true;
    }

    /** Decodes the frame at the position. */
    private void frame() {
        float[] samples = assembler.samples();
        decode(samples, assembler.offset());
        long timeNanos = RegularTimes.nanos(frame++, calibration.rateHz());
        states.frame(bytes, position + valueBytes, timeNanos, markers);
        assembler.commit(timeNanos, timeNanos);
        position += frameBytes;
    }

    private void decode(float[] samples, int first) {
        double[] offsets = calibration.offsets();
        double[] gains = calibration.gains();
        int at = position;
        switch (format) {
            case INT16 -> {
                for (int c = 0; c < channelCount; c++, at += 2) {
                    samples[first + c] = (float) ((buffer.getShort(at) - offsets[c]) * gains[c]);
                }
            }
            case INT32 -> {
                for (int c = 0; c < channelCount; c++, at += 4) {
                    samples[first + c] = (float) ((buffer.getInt(at) - offsets[c]) * gains[c]);
                }
            }
            case FLOAT32 -> {
                for (int c = 0; c < channelCount; c++, at += 4) {
                    samples[first + c] = (float) ((buffer.getFloat(at) - offsets[c]) * gains[c]);
                }
            }
        }
    }

    /** Moves what is left to the front and reads until a frame is there; false when the file has no further one. */
    private boolean refill() throws IOException {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < frameBytes) {
            int read = channel.read(buffer.limit(bytes.length).position(limit));
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    @Override
    public void flush(Queue<StreamEvent> out) {
        EventQueues.move(markers, out);
        assembler.flush(out);
    }
}
