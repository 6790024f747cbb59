package org.hillock.acquisition.device.profile;

/**
 * Two frames make one sample: the frame with an even count brings one half of the channels, the next the other half.
 *
 * @param evenFirstChannel the first channel of the frames with even counts
 * @param oddFirstChannel the first channel of the frames with odd counts
 * @param discardFirstPair whether the pair of counts 0 and 1 at the start holds nothing of use
 */
public record PairingSpec(int evenFirstChannel, int oddFirstChannel, boolean discardFirstPair) {}
