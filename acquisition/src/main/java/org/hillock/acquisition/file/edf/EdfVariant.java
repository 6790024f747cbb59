package org.hillock.acquisition.file.edf;

import org.hillock.acquisition.stream.ChannelFormat;

/** The two widths of a sample: EDF stores 16 bits, BDF 24; both little-endian two's complement. */
enum EdfVariant {
    EDF(2, ChannelFormat.INT16),
    BDF(3, ChannelFormat.INT24);

    private final int sampleBytes;
    private final ChannelFormat format;

    EdfVariant(int sampleBytes, ChannelFormat format) {
        this.sampleBytes = sampleBytes;
        this.format = format;
    }

    /** Bytes of one sample. */
    int sampleBytes() {
        return sampleBytes;
    }

    /** The stored format by the vocabulary's word. */
    ChannelFormat format() {
        return format;
    }

    /** The label of a signal that carries annotations instead of samples. */
    String annotationLabel() {
        return name() + " Annotations";
    }
}
