package org.hillock.decoding.condition;

import java.time.Duration;
import org.hillock.decoding.DecodingException;

/**
 * When a frame counts as artefact.
 *
 * @param thresholdMicrovolts an EEG sample beyond this, to either side, is one
 * @param hold how long frames stay marked after the last such sample
 * @param flatMicrovolts a channel that changes by no more than this from frame to frame is flat
 * @param flat how long a channel must be flat until its frames are marked
 */
public record GateSettings(double thresholdMicrovolts, Duration hold, double flatMicrovolts, Duration flat) {
    /** For band-passed EEG: 100 microvolts, held for half a second; flat below 10 nanovolts for a second. */
    public static final GateSettings USUAL = new GateSettings(100, Duration.ofMillis(500), 0.01, Duration.ofSeconds(1));

    /** Checks the signs. */
    public GateSettings {
        if (!(thresholdMicrovolts > 0) || hold.isNegative()) {
            throw DecodingException.badInput(
                    "amplitude gate",
                    "threshold " + thresholdMicrovolts + " uV held for " + hold,
                    "a threshold above 0 and a time of 0 or more",
                    "100 uV and half a second suit filtered EEG");
        }
        if (!(flatMicrovolts >= 0) || flat.isNegative() || flat.isZero()) {
            throw DecodingException.badInput(
                    "amplitude gate",
                    "flat below " + flatMicrovolts + " uV for " + flat,
                    "a limit of 0 or more and a time above 0",
                    "0.01 uV and a second suit filtered EEG");
        }
    }
}
