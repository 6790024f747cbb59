package org.hillock.acquisition.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;

/** Gathers frames into data records, signal after signal, and writes them. Single-threaded. */
final class RecordBlocks {
    private final EdfKind kind;
    private final ChannelScale[] scales;
    private final int framesPerRecord;
    private final AnnotationPages.Walk pages;
    private final OutputStream to;
    private final int[] last;
    private final byte[] record;
    private final byte[] page;
    private int filled;
    private long written;

    RecordBlocks(EdfKind kind, ChannelScale[] scales, RecordLength length, AnnotationPages pages, OutputStream to) {
        this.kind = kind;
        this.scales = scales;
        this.framesPerRecord = length.frames();
        this.pages = pages.walk();
        this.to = to;
        this.last = new int[scales.length];
        for (int c = 0; c < last.length; c++) {
            last[c] = scales[c].zero();
        }
        this.record = new byte[scales.length * framesPerRecord * kind.sampleBytes()];
        this.page = new byte[pages.pageBytes()];
    }

    /** Takes the samples and gaps of a stream; releases every chunk. */
    void take(StreamEvent event, String streamId) {
        try {
            if (event instanceof SampleChunk chunk) {
                if (chunk.streamId().equals(streamId)) {
                    samples(chunk);
                }
                chunk.release();
            } else if (event instanceof Gap gap && gap.streamId().equals(streamId)) {
                fill(gap.missingFrames());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the last record with the last values and writes it. */
    void finish() throws IOException {
        while (filled > 0) {
            for (int c = 0; c < last.length; c++) {
                put(c, last[c]);
            }
            endFrame();
        }
    }

    private void samples(SampleChunk chunk) throws IOException {
        float[] values = chunk.samples();
        int channels = scales.length;
        for (int f = 0; f < chunk.frameCount(); f++) {
            for (int c = 0; c < channels; c++) {
                int digital = scales[c].digital(values[f * channels + c]);
                last[c] = digital;
                put(c, digital);
            }
            endFrame();
        }
    }

    private void fill(long frames) throws IOException {
        for (long f = 0; f < frames; f++) {
            for (int c = 0; c < scales.length; c++) {
                put(c, scales[c].zero());
            }
            endFrame();
        }
    }

    private void put(int channel, int digital) {
        int at = (channel * framesPerRecord + filled) * kind.sampleBytes();
        record[at] = (byte) digital;
        record[at + 1] = (byte) (digital >> 8);
        if (kind == EdfKind.BDF_PLUS) {
            record[at + 2] = (byte) (digital >> 16);
        }
    }

    private void endFrame() throws IOException {
        filled++;
        if (filled == framesPerRecord) {
            filled = 0;
            pages.page(written, page);
            written++;
            to.write(record);
            to.write(page);
        }
    }
}
