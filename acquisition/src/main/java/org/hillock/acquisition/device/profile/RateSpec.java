package org.hillock.acquisition.device.profile;

import java.util.List;

/**
 * A sample rate that a device can be told to have.
 *
 * @param hz samples per second
 * @param steps what tells the device; spoken at the end of its preparation
 */
public record RateSpec(double hz, List<CommandStep> steps) {
    /** Copies the list. */
    public RateSpec {
        steps = List.copyOf(steps);
    }
}
