package org.hillock.acquisition.device.profile;

import java.util.List;

/**
 * How an electrode's impedance is measured: a small alternating current and its voltage.
 *
 * @param driveAmps the current's amplitude
 * @param frequencyHz its frequency
 * @param seriesOhms what the board itself puts in series
 * @param windowSeconds how long to listen
 * @param rescale what samples are multiplied with meanwhile, since the amplifier's gain is another: the usual gain over it
 * @param channelCodes what stands for {@code {channel}} in the commands, one a channel
 * @param on switches one electrode's current on
 * @param off and off again, with the usual settings
 */
public record ImpedanceSpec(
        double driveAmps,
        double frequencyHz,
        double seriesOhms,
        double windowSeconds,
        double rescale,
        List<String> channelCodes,
        List<CommandStep> on,
        List<CommandStep> off) {
    /** Copies the lists. */
    public ImpedanceSpec {
        channelCodes = List.copyOf(channelCodes);
        on = List.copyOf(on);
        off = List.copyOf(off);
    }
}
