package org.hillock.tests.benchmark;

import java.time.Duration;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SignalSource;
import org.hillock.acquisition.synthetic.SyntheticHeadset;
import org.hillock.acquisition.synthetic.SyntheticSettings;

/** A synthetic headset of 64 electrodes at 1 kHz in chunks of 40 ms: left- and right-hand imagery, a trial every 6 s. */
final class WideHeadset {
    static final int TRIAL_SECONDS = 6;

    private static final double RATE_HZ = 1000;
    private static final Montage MONTAGE = Montage.eeg(
            ("Fp1 Fpz Fp2 AF7 AF3 AFz AF4 AF8 F7 F5 F3 F1 Fz F2 F4 F6 F8 FT7 FC5 FC3 FC1 FCz FC2 FC4 FC6 FT8 "
                            + "T7 C5 C3 C1 Cz C2 C4 C6 T8 TP7 CP5 CP3 CP1 CPz CP2 CP4 CP6 TP8 P9 P7 P5 P3 P1 Pz P2 P4 P6 P8 "
                            + "P10 PO7 PO3 POz PO4 PO8 O1 Oz O2 Iz")
                    .split(" "));

    private WideHeadset() {}

    static SignalSource playing(int trials) {
        return new SyntheticHeadset(SyntheticSettings.defaults()
                .withMontage(MONTAGE)
                .withRate(RATE_HZ)
                .withChunk(Duration.ofMillis(40))
                .withTrials(trials));
    }
}
