package org.hillock.acquisition.stream;

/** Whatever a source can say; handled exhaustively. */
public sealed interface StreamEvent
        permits SampleChunk, Marker, Gap, ClockReset, Lost, Recovered, SignalQuality, ElectrodeImpedance {
    /** The {@link StreamInfo#id()} of the stream that it belongs to. */
    String streamId();

    /** When it reached this process, in session time. */
    long arrivalNanos();
}
