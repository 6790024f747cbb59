package org.hillock.acquisition.stream;

import java.util.List;

/**
 * How well the channels of a stream measure, over the last seconds.
 *
 * @param streamId the stream
 * @param arrivalNanos when the last sample of these seconds arrived
 * @param windowNanos how long they were
 * @param channels one a channel, in the stream's order
 */
public record SignalQuality(String streamId, long arrivalNanos, long windowNanos, List<ChannelSignal> channels)
        implements StreamEvent {
    /** Copies the list. */
    public SignalQuality {
        channels = List.copyOf(channels);
    }

    /**
     * One channel.
     *
     * @param label its name
     * @param deviation the standard deviation in the channel's unit
     * @param railed whether a hundredth of the samples or more sit at an end of the converter's range
     * @param flat whether all samples are the same
     * @param mainsRatio the power within 1 Hz of mains over that of 2 to 45 Hz without it; 0 where the rate is too low
     * @param slope the exponent of the power's fall with frequency, by a line through the logarithms from 2 to 40 Hz
     *     without 7 to 14 Hz: near -1 to -2 for EEG, near 0 for noise
     * @param blinks whether something as large and slow as a blink is there; asked of channels at the forehead only
     * @param muscle whether the power of 25 to 45 Hz is that of muscle rather than of the brain
     */
    public record ChannelSignal(
            String label,
            double deviation,
            boolean railed,
            boolean flat,
            double mainsRatio,
            double slope,
            boolean blinks,
            boolean muscle) {
        private static final double MUCH_MAINS = 1;

        /** Whether anything stands against using the channel: it is railed, flat, or mostly mains. */
        public boolean isUsable() {
            return !railed && !flat && mainsRatio < MUCH_MAINS;
        }
    }
}
