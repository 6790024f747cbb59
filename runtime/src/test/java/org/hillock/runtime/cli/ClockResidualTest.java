package org.hillock.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.acquisition.lsl.LslConfig;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslOutlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.acquisition.stream.SessionClock;
import org.hillock.runtime.cli.LoopbackRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream whose clock is 20 minutes ahead and 50 ppm fast: what is left of that after synchronisation is shown. */
@Timeout(60)
class ClockResidualTest {
    private static final Pattern SYNC = Pattern.compile("offset (\\d+[.]\\d+) ms {2}residual p99 (\\d+[.]\\d+) ms");
    private static final long AHEAD_NANOS = 1_234_500_000_000L;
    /** On a busy machine a probe waits for its turn; the bound of half a millisecond is proven in emulated time. */
    private static final double BOUND_MILLIS = 5;

    private final LoopbackRig rig;

    ClockResidualTest(@TempDir Path folder) throws IOException {
        this.rig = new LoopbackRig(folder);
    }

    @Test
    void isShownLiveAndReported() throws Exception {
        SessionClock here = SessionClock.monotonic();
        long origin = here.nanoTime();
        SessionClock there = () -> {
            long now = here.nanoTime();
            return now + AHEAD_NANOS + (now - origin) / 20_000;
        };
        LslInfo info = LslInfo.of("ahead", "EEG", 2, ChannelFormat.FLOAT32, "", 100);
        try (LslOutlet outlet = LslOutlet.open(info, LslConfig.read(rig.config()), there)) {
            CompletableFuture<Answer> viewing = rig.start("lsl", "view", "ahead", "--seconds", "5.2", "--lines");
            CompletableFuture<Answer> pulling = rig.start("lsl", "pull", "ahead", "--seconds", "4", "--json");
            CompletableFuture<Answer> telling = rig.start("lsl", "pull", "ahead", "--seconds", "4");
            while (!viewing.isDone() || !pulling.isDone() || !telling.isDone()) {
                outlet.push(new float[2], there.nanoTime());
                Thread.sleep(10);
            }
            viewedLive(LoopbackRig.end(viewing).out().lines().toList());
            JsonNode report =
                    new ObjectMapper().readTree(LoopbackRig.end(pulling).out());
            assertThat(report.path("corrections").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(report.path("correction").asDouble()).isCloseTo(-AHEAD_NANOS / 1e9, within(0.01));
            assertThat(report.path("clockResidual").asDouble(Double.NaN)).isBetween(0.0, BOUND_MILLIS / 1e3);
            assertThat(LoopbackRig.end(telling).out()).containsPattern("clock sync  residual p99 [0-9.]+ ms");
        }
    }

    private static void viewedLive(List<String> lines) {
        assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
        assertThat(lines.get(0)).doesNotContain("residual");
        Matcher sync = SYNC.matcher(lines.get(lines.size() - 1));
        assertThat(sync.find()).as(lines.toString()).isTrue();
        assertThat(Double.parseDouble(sync.group(1))).isCloseTo(AHEAD_NANOS / 1e6, within(10.0));
        assertThat(Double.parseDouble(sync.group(2))).isLessThan(BOUND_MILLIS);
    }
}
