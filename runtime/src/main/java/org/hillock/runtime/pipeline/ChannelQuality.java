package org.hillock.runtime.pipeline;

import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;

/**
 * How well a channel measured during a session, where its device tells that every few seconds.
 *
 * @param label the channel
 * @param reports how often it was judged
 * @param railed in how many of these samples sat at an end of the converter's range
 * @param flat in how many all samples were the same
 * @param mains in how many it was mostly mains
 * @param blinks in how many there was a blink; asked of channels at the forehead only
 * @param muscle in how many there was muscle
 */
public record ChannelQuality(String label, int reports, int railed, int flat, int mains, int blinks, int muscle) {
    /** The same with one report more. */
    ChannelQuality with(ChannelSignal signal) {
        boolean hum = !signal.railed() && !signal.flat() && !signal.isUsable();
        return new ChannelQuality(
                label,
                reports + 1,
                railed + (signal.railed() ? 1 : 0),
                flat + (signal.flat() ? 1 : 0),
                mains + (hum ? 1 : 0),
                blinks + (signal.blinks() ? 1 : 0),
                muscle + (signal.muscle() ? 1 : 0));
    }

    /** In how many reports the channel could not be used: railed, flat, or mostly mains. */
    public int unusable() {
        return Math.min(reports, railed + flat + mains);
    }
}
