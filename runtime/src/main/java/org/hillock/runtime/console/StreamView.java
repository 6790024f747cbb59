package org.hillock.runtime.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.stream.ClockReset;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Lost;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.Recovered;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamEvent;
import org.hillock.acquisition.stream.StreamInfo;

/**
 * What a stream looks like at the moment: scrolling traces, rate, age and news. Thread-safe: the source's thread brings
 * events, another draws.
 */
public final class StreamView {
    private static final double RATE_SECONDS = 5;
    private static final int NEWS = 3;
    private static final int LABEL_LETTERS = 8;
    private static final double NICEST_SPAN = 1;

    private final StreamInfo stream;
    private final TraceRing ring;
    private final List<String> news = new ArrayList<>();
    private double windowSeconds = 5;
    private double span;
    private int firstChannel;
    private boolean paused;
    private long pausedAtNanos;
    private long frames;
    private long markers;
    private long gaps;
    private boolean lost;

    /** A key that changes the view. */
    public enum Key {
        LARGER,
        SMALLER,
        FIT,
        SHORTER,
        LONGER,
        UP,
        DOWN,
        PAUSE
    }

    /** An empty view of a stream. */
    public StreamView(StreamInfo stream) {
        this.stream = stream;
        this.ring = new TraceRing(stream);
    }

    /** Takes an event; a chunk is released here. */
    public synchronized void on(StreamEvent event) {
        if (event instanceof SampleChunk chunk) {
            frames += chunk.frameCount();
            if (!paused) {
                ring.add(chunk);
            }
            chunk.release();
        } else if (event instanceof Marker marker) {
            markers++;
            tell("marker '" + marker.label() + "'");
        } else if (event instanceof Gap gap) {
            gaps++;
            tell("a gap of " + gap.missingFrames() + " frames: " + gap.reason());
        } else if (event instanceof Lost gone) {
            lost = true;
            tell("lost: " + gone.reason());
        } else if (event instanceof Recovered back) {
            lost = false;
            tell(String.format(Locale.ROOT, "back after %.1f s", back.outageNanos() / 1e9));
        } else if (event instanceof ClockReset) {
            ring.clear();
            tell("its clock was reset");
        }
    }

    private void tell(String words) {
        String line = words.replaceAll("\\p{Cntrl}", " ");
        news.add(line.length() > 120 ? line.substring(0, 117) + "..." : line);
        while (news.size() > NEWS) {
            news.remove(0);
        }
    }

    /** Changes the view. */
    public synchronized void press(Key key, long nowNanos) {
        switch (key) {
            case LARGER -> span = span() / 1.5;
            case SMALLER -> span = span() * 1.5;
            case FIT -> span = 0;
            case SHORTER -> windowSeconds = Math.max(0.25, windowSeconds / 2);
            case LONGER -> windowSeconds = Math.min(30, windowSeconds * 2);
            case UP -> firstChannel = Math.max(0, firstChannel - 1);
            case DOWN -> firstChannel = Math.min(stream.channelCount() - 1, firstChannel + 1);
            case PAUSE -> {
                paused = !paused;
                pausedAtNanos = nowNanos;
                if (!paused) {
                    ring.clear();
                }
            }
        }
    }

    /** Frames or markers so far. */
    public synchronized long received() {
        return frames + markers;
    }

    /** Frames a second over the last seconds by their stamps; 0 before there are two. */
    public synchronized double rateHz() {
        if (ring.end() - ring.begin() < 2) {
            return 0;
        }
        long newest = ring.nanos(ring.end() - 1);
        long first = ring.firstSince(newest - (long) (RATE_SECONDS * 1e9));
        long spanNanos = newest - ring.nanos(first);
        return spanNanos <= 0 ? 0 : (ring.end() - 1 - first) * 1e9 / spanNanos;
    }

    /** How old the newest frame is; 0 before there is one. */
    public synchronized double ageMillis(long nowNanos) {
        return ring.end() == 0 ? 0 : (nowNanos - ring.nanos(ring.end() - 1)) / 1e6;
    }

    /** The whole picture as lines of at most {@code columns} letters. */
    public synchronized List<String> picture(int columns, int rows, long nowNanos, String status) {
        List<String> lines = new ArrayList<>();
        lines.add(cut(stream.name() + " (" + stream.type() + ")  " + facts(nowNanos) + "  " + status, columns));
        int lanesRows = Math.max(1, rows - 2 - (news.isEmpty() ? 0 : 1));
        if (stream.carriesMarkers()) {
            news.forEach(line -> lines.add(cut(line, columns)));
        } else {
            lanes(lines, columns, lanesRows, paused ? pausedAtNanos : nowNanos);
            if (!news.isEmpty()) {
                lines.add(cut(news.get(news.size() - 1), columns));
            }
        }
        lines.add(cut(footer(), columns));
        return lines;
    }

    private String footer() {
        if (stream.carriesMarkers()) {
            return "q quit";
        }
        return String.format(
                Locale.ROOT,
                "lane %s%s, %.4g s%s   +/- scale  f fit  </> time  j/k channels  space pause  q quit",
                shortest(span()),
                unit(),
                windowSeconds,
                paused ? ", PAUSED" : "");
    }

    private String unit() {
        String unit = stream.montage().channels().get(0).unit();
        return unit.isEmpty() ? "" : " " + unit;
    }

    private void lanes(List<String> lines, int columns, int rows, long nowNanos) {
        int channels = Math.min(stream.channelCount() - firstChannel, rows);
        int laneRows = Math.max(1, rows / Math.max(1, channels));
        int letters = Math.max(4, columns - LABEL_LETTERS - 1);
        long from = nowNanos - (long) (windowSeconds * 1e9);
        double laneSpan = span();
        for (int c = 0; c < channels; c++) {
            int channel = firstChannel + c;
            String[] lane = TracePlot.draw(ring, channel, letters, laneRows, from, nowNanos, laneSpan);
            for (int r = 0; r < laneRows; r++) {
                String label = r == laneRows / 2 ? stream.montage().labels().get(channel) : "";
                lines.add(String.format(Locale.ROOT, "%-" + LABEL_LETTERS + "s ", cut(label, LABEL_LETTERS)) + lane[r]);
            }
        }
    }

    /** The lane's height: as chosen, else a round number that holds what the channels have shown lately. */
    private double span() {
        if (span > 0) {
            return span;
        }
        long first = ring.end() == 0 ? 0 : ring.firstSince(ring.nanos(ring.end() - 1) - (long) (windowSeconds * 1e9));
        double widest = 0;
        for (int c = 0; c < ring.channels(); c++) {
            double mean = TracePlot.mean(ring, c, first);
            double sum = 0;
            for (long frame = first; frame < ring.end(); frame++) {
                double off = ring.value(frame, c) - mean;
                sum += Double.isFinite(off) ? off * off : 0;
            }
            widest = Math.max(widest, Math.sqrt(sum / Math.max(1, ring.end() - first)));
        }
        return round(6 * widest);
    }

    private static double round(double span) {
        if (!(span > 0) || Double.isInfinite(span)) {
            return NICEST_SPAN;
        }
        double ten = StrictMath.pow(10, Math.floor(StrictMath.log10(span)));
        double share = span / ten;
        return ten * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /** One line for those who read no pictures: rate, age, counts and the channels' ranges of the last second. */
    public synchronized String line(long nowNanos, String status) {
        StringBuilder text = new StringBuilder(facts(nowNanos)).append("  ").append(status);
        if (stream.carriesMarkers()) {
            news.forEach(words -> text.append("  ").append(words));
            news.clear();
            return text.toString().stripTrailing();
        }
        long first = ring.firstSince(nowNanos - 1_000_000_000L);
        for (int c = 0; c < Math.min(8, ring.channels()) && first < ring.end(); c++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (long frame = first; frame < ring.end(); frame++) {
                least = Math.min(least, ring.value(frame, c));
                most = Math.max(most, ring.value(frame, c));
            }
            text.append("  ")
                    .append(stream.montage().labels().get(c))
                    .append(' ')
                    .append(shortest(least))
                    .append("..")
                    .append(shortest(most));
        }
        news.forEach(words -> text.append("  [").append(words).append(']'));
        news.clear();
        return text.toString();
    }

    private String facts(long nowNanos) {
        if (stream.carriesMarkers()) {
            return markers + " markers" + (lost ? "  LOST" : "");
        }
        return String.format(
                Locale.ROOT,
                "%d x %s Hz, %.2f measured  age %.1f ms%s%s",
                stream.channelCount(),
                shortest(stream.nominalRateHz()),
                rateHz(),
                ageMillis(nowNanos),
                gaps > 0 ? "  " + gaps + " gaps" : "",
                lost ? "  LOST" : "");
    }

    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    private static String cut(String text, int columns) {
        return text.length() > columns ? text.substring(0, Math.max(0, columns)) : text;
    }
}
