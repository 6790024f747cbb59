package org.hillock.acquisition.file.xdf;

import org.hillock.acquisition.stream.ChannelFormat;

/**
 * What a writer must know of a stream.
 *
 * @param xml the StreamHeader's content, the {@code <info>} of a Lab Streaming Layer stream with its description
 * @param channelCount values a sample, as the XML says
 * @param format how a value is stored, as the XML says; never {@link ChannelFormat#INT24}
 * @param nominalRateHz samples per second, 0 when irregular, as the XML says
 */
public record XdfStreamHeader(String xml, int channelCount, ChannelFormat format, double nominalRateHz) {
    /** Checks that XDF has the format. */
    public XdfStreamHeader {
        if (format == ChannelFormat.INT24) {
            throw new IllegalArgumentException("XDF has no three-byte integers; use int32");
        }
        if (channelCount < 1) {
            throw new IllegalArgumentException("an XDF stream has at least one channel, not " + channelCount);
        }
    }
}
