package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.xml.XmlElement;

/** Says in sentences what is unusual about a surveyed stream. */
final class XdfFindings {
    private static final double RATE_TOLERANCE = 0.1;

    private XdfFindings() {}

    /** Adds the sentences on one stream. */
    static void report(SurveyedStream stream, Timeline timeline, Notes notes) {
        String who = "stream " + stream.id() + ": ";
        StreamHeader header = stream.header();
        int described = XdfMontage.described(header);
        if (described > 0 && described != header.channelCount()) {
            notes.add(
                    Notes.Kind.HEADER,
                    who + "its header describes " + described + " channels of " + header.channelCount()
                            + "; they are taken in order.");
        }
        if (stream.footer() == XmlElement.NONE) {
            notes.add(Notes.Kind.SAMPLES, who + "it has no StreamFooter, so the recording was not finished.");
        }
        stream.footerSampleCount().ifPresent(counted -> {
            if (counted != timeline.sampleCount()) {
                notes.add(
                        Notes.Kind.SAMPLES,
                        who + "its footer counts " + counted + " samples, " + timeline.sampleCount() + " were read.");
            }
        });
        if (stream.roundedValues() > 0) {
            notes.add(
                    Notes.Kind.SAMPLES,
                    who + stream.roundedValues() + " of "
                            + stream.sampleCount() * header.channelCount() + " "
                            + header.format().word()
                            + " values do not fit the 24 significant bits of float32 and are rounded.");
        }
        if (stream.refusedOffsets() > 0) {
            notes.add(
                    Notes.Kind.CLOCK,
                    who + stream.refusedOffsets() + " clock offsets are no usable numbers and were ignored.");
        }
        if (timeline.unusableStamps() > 0) {
            notes.add(
                    Notes.Kind.CLOCK,
                    who + timeline.unusableStamps()
                            + " stamps are no usable times and were deduced from those before.");
        }
        reportTimes(who, stream, timeline, notes);
    }

    private static void reportTimes(String who, SurveyedStream stream, Timeline timeline, Notes notes) {
        StreamHeader header = stream.header();
        if (timeline.clock().stretches() > 1) {
            notes.add(
                    Notes.Kind.CLOCK,
                    who + "its clock was reset " + (timeline.clock().stretches() - 1)
                            + " times; each stretch is corrected for itself.");
        }
        if (timeline.segments() > 1) {
            notes.add(Notes.Kind.CLOCK, who + "its stamps break " + (timeline.segments() - 1) + " times.");
        }
        double nominal = header.nominalRateHz();
        double effective = timeline.effectiveRateHz();
        if (nominal > 0
                && effective > 0
                && timeline.sampleCount() > 1
                && Math.abs(effective - nominal) > RATE_TOLERANCE * nominal) {
            notes.add(
                    Notes.Kind.CLOCK,
                    who + "its samples came at " + effective + " Hz, not at the declared " + nominal + " Hz.");
        }
        if (header.format() == ChannelFormat.STRING && header.channelCount() > 1) {
            notes.add(
                    Notes.Kind.SAMPLES,
                    who + "the " + header.channelCount()
                            + " texts of a sample become one marker, with a TAB between two.");
        }
    }
}
