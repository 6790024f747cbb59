package org.hillock.acquisition.lsl.nativelib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.UUID;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.LslQuery;
import org.hillock.acquisition.lsl.StampProcessing;
import org.hillock.acquisition.lsl.StampProcessor;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.lsl.StreamOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same jittered stamps through liblsl's post-processing and through ours. */
class StampsOfLiblslTest {
    private static final int SAMPLES = 3000;

    @BeforeEach
    void needsLiblsl() {
        NativeRig.requireLiblsl();
    }

    @Test
    void dejittersAndMonotonizesAsLiblslDoes() throws IOException {
        String name = "stamps-" + UUID.randomUUID();
        LslLibrary library = NativeRig.library();
        LslInfo stream = LslInfo.of(name, "EEG", 1, ChannelFormat.DOUBLE64, "", 100);
        try (StreamOutlet outlet = NativeRig.javaBeside().openOutlet(stream)) {
            LslInfo found = library.resolve(LslQuery.property("name", name), 1, Duration.ofSeconds(15))
                    .get(0);
            Pointer handle = NativeLslLibrary.inlet(found, 10_000);
            EnumSet<StampProcessing> flags = EnumSet.of(StampProcessing.DEJITTER, StampProcessing.MONOTONIZE);
            int bits = flags.stream().mapToInt(StampProcessing::code).sum();
            assertThat(Liblsl.lsl_set_postprocessing(handle, bits)).isZero();
            try (StreamInlet inlet = NativeInlet.open(found, handle)) {
                while (!outlet.hasConsumers()) {
                    Thread.onSpinWait();
                }
                StampProcessor ours = new StampProcessor(flags, 100, StampProcessor.HALF_TIME_SECONDS, () -> 0);
                Random random = new Random(9);
                double[] raw = new double[1];
                for (int n = 0; n < SAMPLES; n++) {
                    long nanos = 5_000_000_000L + n * 10_000_500L + (long) (random.nextGaussian() * 2e6);
                    outlet.push(new double[] {nanos / 1e9}, nanos);
                }
                for (int n = 0; n < SAMPLES; n++) {
                    double theirs = inlet.nextSeconds();
                    inlet.readDoubles(raw, 0);
                    assertThat(ours.process(raw[0], 0)).as("stamp " + n).isCloseTo(theirs, within(1e-9));
                }
            }
        }
    }
}
