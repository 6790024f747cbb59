package org.hillock.acquisition.lsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hillock.acquisition.stream.ChannelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedWarmUpTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INT24")
    void everySampleOfEveryFormatComesBack(ChannelFormat format) {
        assertThat(FeedWarmUp.run(LslInfo.of("warm-up", "EEG", 8, format, "", 0)))
                .isEqualTo(FeedWarmUp.SAMPLES);
    }

    @Test
    void aFormatIsWarmedUpOnceAndItsThreadsEnd() throws InterruptedException {
        LslInfo info = LslInfo.of("Twice", "EEG", 3, ChannelFormat.INT16, "", 0);
        FeedWarmUp.begin(info);
        long deadline = System.nanoTime() + 20_000_000_000L;
        // A thread that ends may just have begun another.
        while (!threads().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        assertThat(threads()).isEmpty();

        FeedWarmUp.begin(info);
        assertThat(threads()).isEmpty();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("lsl-warm-up-int16"))
                .toList();
    }
}
