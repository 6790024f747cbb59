package org.hillock.runtime.cli;

import java.util.Optional;
import org.hillock.acquisition.stream.SignalQuality.ChannelSignal;

/** What stands against a channel, in words and with what helps. */
enum SignalFault {
    RAILED("railed: no contact, or the reference is off"),
    FLAT("flat: the channel is off or shorted"),
    MAINS("mostly mains: better contact, away from cables"),
    MUSCLE("full of muscle: relax jaw and neck");

    private final String words;

    SignalFault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The worst one; a railed channel is not also called flat. */
    static Optional<SignalFault> of(ChannelSignal channel) {
        if (channel.railed()) {
            return Optional.of(RAILED);
        }
        if (channel.flat()) {
            return Optional.of(FLAT);
        }
        if (!channel.isUsable()) {
            return Optional.of(MAINS);
        }
        return channel.muscle() ? Optional.of(MUSCLE) : Optional.empty();
    }
}
