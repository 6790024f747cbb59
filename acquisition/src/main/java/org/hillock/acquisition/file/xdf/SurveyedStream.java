package org.hillock.acquisition.file.xdf;

import java.util.Optional;
import java.util.OptionalLong;
import org.hillock.acquisition.xml.XmlElement;

/** What the first pass gathers of one stream. Written by {@link Survey} only. */
final class SurveyedStream {
    private final int streamNumber;
    private final StreamHeader header;
    private final DoubleList clockTimes = new DoubleList();
    private final DoubleList clockOffsets = new DoubleList();
    private XmlElement footer = XmlElement.NONE;
    private long sampleCount;
    private long roundedValues;
    private long refusedOffsets;

    SurveyedStream(int streamNumber, StreamHeader header) {
        this.streamNumber = streamNumber;
        this.header = header;
    }

    /** The id in the file, an unsigned 32-bit number. */
    int streamNumber() {
        return streamNumber;
    }

    /** The id as a text. */
    String id() {
        return Integer.toUnsignedString(streamNumber);
    }

    StreamHeader header() {
        return header;
    }

    /** Samples in undamaged chunks. */
    long sampleCount() {
        return sampleCount;
    }

    /** Values that float32 does not hold exactly. */
    long roundedValues() {
        return roundedValues;
    }

    /** Clock offsets that are no usable numbers and were left out. */
    long refusedOffsets() {
        return refusedOffsets;
    }

    /** When the offsets were taken, in seconds of the stream's clock. A copy. */
    double[] clockTimes() {
        return clockTimes.toArray();
    }

    /** The offsets: recorder's clock minus stream's clock, in seconds. A copy. */
    double[] clockOffsets() {
        return clockOffsets.toArray();
    }

    /** The footer; {@link XmlElement#NONE} in an unfinished file. */
    XmlElement footer() {
        return footer;
    }

    /** How many samples the footer counts, where it says so; some writers put it as {@code 174.0}. */
    OptionalLong footerSampleCount() {
        Optional<String> text = footer.text("sample_count");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        double count = StreamHeader.number(text.get());
        return count >= 0 && count <= 1L << 53 ? OptionalLong.of((long) count) : OptionalLong.empty();
    }

    void addSamples(long samples, long rounded) {
        sampleCount += samples;
        roundedValues += rounded;
    }

    /** Takes a clock offset; one that is not a number, as some recorders write after a timeout, is counted only. */
    void addClockOffset(double time, double offset) {
        if (Limits.isTime(time) && Limits.isTime(offset)) {
            clockTimes.add(time);
            clockOffsets.add(offset);
        } else {
            refusedOffsets++;
        }
    }

    /** Takes the footer; the clock offsets that it repeats are let go, since a day of them takes megabytes. */
    void closeWith(XmlElement xml) {
        footer = xml.without("clock_offsets");
    }
}
