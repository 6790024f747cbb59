package org.hillock.runtime.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hillock.acquisition.stream.ChunkPool;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.runtime.console.StreamView.Key;
import org.junit.jupiter.api.Test;

class StreamViewTest {
    private static final StreamInfo CAP = StreamInfo.eeg("cap", Montage.eeg("C3", "Cz", "C4"), 100);
    private static final long PERIOD = 10_000_000L;
    private static final int COLUMNS = 70;
    private static final int ROWS = 14;
    private final StreamView view = new StreamView(CAP);

    /** A square wave on the first channel, a constant on the second, nothing finite on the third. */
    private long feed(int frames) {
        for (int f = 0; f < frames; f++) {
            float square = f / 50 % 2 == 0 ? 40 : -40;
            view.on(SampleChunk.of(CAP, new float[] {square, 1000, Float.NaN}, new long[] {f * PERIOD}, f * PERIOD));
        }
        return frames * PERIOD;
    }

    private static boolean isBlank(String lane) {
        return lane.chars().skip(9).allMatch(c -> c == '\u2800');
    }

    @Test
    void drawsAStepOverTheHeightOfItsLaneAndAConstantInTheMiddle() {
        long now = feed(500);
        List<String> page = view.picture(COLUMNS, ROWS, now, "");
        assertThat(page)
                .hasSizeLessThanOrEqualTo(ROWS)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
        // Twelve rows, four a channel.
        assertThat(page.subList(1, 5)).anyMatch(lane -> lane.startsWith("C3"));
        assertThat(isBlank(page.get(2))).isFalse();
        assertThat(isBlank(page.get(3))).isFalse();
        assertThat(page.subList(5, 9).stream().filter(lane -> !isBlank(lane))).hasSize(1);
        assertThat(page.subList(9, 13)).allMatch(StreamViewTest::isBlank);
    }

    @Test
    void tellsRateAndAgeByTheStamps() {
        long now = feed(500);
        assertThat(view.rateHz()).isCloseTo(100, within(1e-6));
        assertThat(view.ageMillis(now + 5_000_000)).isCloseTo(15, within(1e-9));
        assertThat(view.picture(COLUMNS, ROWS, now, "offset 1 ms").get(0))
                .contains("cap (EEG)", "100.00", "age 10.0 ms");
    }

    @Test
    void scalesMovesAndPausesByKeys() {
        long now = feed(500);
        assertThat(view.picture(COLUMNS, ROWS, now, "").get(ROWS - 1)).contains("lane 500 uV, 5.000 s");
        view.press(Key.LARGER, now);
        view.press(Key.SHORTER, now);
        view.press(Key.DOWN, now);
        List<String> page = view.picture(120, ROWS, now, "");
        assertThat(page.get(page.size() - 1)).contains("lane 333 uV, 2.500 s");
        assertThat(page).noneMatch(line -> line.startsWith("C3")).anyMatch(line -> line.startsWith("Cz"));
        view.press(Key.PAUSE, now);
        String before = String.join("\n", view.picture(120, ROWS, now, ""));
        view.on(SampleChunk.of(CAP, new float[3], new long[] {now}, now));
        assertThat(String.join("\n", view.picture(120, ROWS, now + PERIOD, ""))
                        .lines()
                        .skip(1))
                .containsExactlyElementsOf(before.lines().skip(1).toList());
        assertThat(before).contains("PAUSED");
        assertThat(view.received()).isEqualTo(501);
    }

    @Test
    void tellsLossAndReturnAndGivesChunksBack() {
        ChunkPool pool = new ChunkPool(CAP, 1, 1);
        SampleChunk chunk = pool.take();
        chunk.fill(1, 0);
        view.on(chunk);
        assertThat(pool.idleCount()).isEqualTo(1);
        view.on(new Lost("cap", 1, "the cable"));
        assertThat(view.picture(120, ROWS, 0, ""))
                .anyMatch(l -> l.contains("LOST"))
                .anyMatch(l -> l.contains("the cable"));
        view.on(new Recovered("cap", 2, 2_500_000_000L));
        assertThat(view.line(0, "")).contains("back after 2.5 s").doesNotContain("LOST");
    }

    @Test
    void showsMarkersAsLinesWithoutControlLetters() {
        StreamView markers = new StreamView(StreamInfo.markers("cues"));
        markers.on(new Marker("cues", 1, 1, "le\u001b[2Jft", 0));
        assertThat(markers.picture(80, 10, 2, "")).contains("marker 'le [2Jft'");
        assertThat(markers.line(2, "offset 0")).isEqualTo("1 markers  offset 0  marker 'le [2Jft'");
    }

    @Test
    void fitsAnyTerminal() {
        feed(200);
        for (int columns = 1; columns < 40; columns += 7) {
            for (int rows = 1; rows < 8; rows++) {
                int width = columns;
                assertThat(view.picture(columns, rows, 0, "status"))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Math.max(13, width)));
            }
        }
    }
}
