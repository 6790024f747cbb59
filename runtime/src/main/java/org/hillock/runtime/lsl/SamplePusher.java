package org.hillock.runtime.lsl;

import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;

/** Makes and pushes samples of a test stream in arrays that are used again and again. */
final class SamplePusher {
    private final TestStream formula;
    private final double periodNanos;
    private final int chunkSamples;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;
    private final String[] texts;
    private final float[] oneFloats;
    private final double[] oneDoubles;
    private final long[] oneLongs;

    /**
     * Arrays for chunks.
     *
     * @param rateHz 0 for an irregular stream, whose samples go one by one
     */
    SamplePusher(TestStream formula, double rateHz, int chunkSamples) {
        this.formula = formula;
        this.periodNanos = rateHz > 0 ? 1e9 / rateHz : 0;
        this.chunkSamples = rateHz > 0 ? chunkSamples : 1;
        int channels = formula.channels();
        int values = this.chunkSamples * channels;
        boolean isFloat = formula.format() == ChannelFormat.FLOAT32;
        boolean isDouble = formula.format() == ChannelFormat.DOUBLE64;
        boolean isText = formula.format() == ChannelFormat.STRING;
        boolean isWhole = !isFloat && !isDouble && !isText;
        this.floats = new float[isFloat ? values : 0];
        this.oneFloats = new float[isFloat ? channels : 0];
        this.doubles = new double[isDouble ? values : 0];
        this.oneDoubles = new double[isDouble ? channels : 0];
        this.longs = new long[isWhole ? values : 0];
        this.oneLongs = new long[isWhole ? channels : 0];
        this.texts = new String[isText ? channels : 0];
    }

    /** Samples of a full chunk. */
    int chunkSamples() {
        return chunkSamples;
    }

    /** Pushes samples {@code n} and on; those of a full chunk at once, fewer one by one. */
    void push(StreamOutlet outlet, long n, int samples, long lastNanos) {
        if (samples == chunkSamples && formula.format() != ChannelFormat.STRING) {
            pushChunk(outlet, n, lastNanos);
            return;
        }
        for (int s = 0; s < samples; s++) {
            pushOne(outlet, n + s, lastNanos - Math.round((samples - 1 - s) * periodNanos));
        }
    }

    private void pushChunk(StreamOutlet outlet, long n, long lastNanos) {
        int channels = formula.channels();
        switch (formula.format()) {
            case FLOAT32 -> {
                for (int s = 0; s < chunkSamples; s++) {
                    formula.floats(n + s, floats, s * channels);
                }
                outlet.push(floats, lastNanos);
            }
            case DOUBLE64 -> {
                for (int s = 0; s < chunkSamples; s++) {
                    formula.doubles(n + s, doubles, s * channels);
                }
                outlet.push(doubles, lastNanos);
            }
            default -> {
                for (int s = 0; s < chunkSamples; s++) {
                    formula.longs(n + s, longs, s * channels);
                }
                outlet.push(longs, lastNanos);
            }
        }
    }

    private void pushOne(StreamOutlet outlet, long n, long nanos) {
        switch (formula.format()) {
            case FLOAT32 -> {
                formula.floats(n, oneFloats, 0);
                outlet.push(oneFloats, nanos);
            }
            case DOUBLE64 -> {
                formula.doubles(n, oneDoubles, 0);
                outlet.push(oneDoubles, nanos);
            }
            case STRING -> {
                formula.texts(n, texts);
                outlet.push(texts, nanos);
            }
            default -> {
                formula.longs(n, oneLongs, 0);
                outlet.push(oneLongs, nanos);
            }
        }
    }
}
