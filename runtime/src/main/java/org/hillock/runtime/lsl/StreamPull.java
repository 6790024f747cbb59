package org.hillock.runtime.lsl;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.hillock.acquisition.lsl.LslInfo;
import org.hillock.acquisition.lsl.LslLibrary;
import org.hillock.acquisition.lsl.StreamInlet;
import org.hillock.acquisition.stream.ChannelFormat;
import org.hillock.runtime.lsl.PullReport.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Receives samples of one stream with their full precision and tells what came. {@link #stop()} may come from any thread.
 */
public final class StreamPull {
    private static final int SHOWN_LETTERS = 200;
    private static final long AGE_LIMIT_MICROS = 3_600_000_000L;

    private final LslLibrary library;
    private final LslInfo info;
    private final Limits limits;
    private final StampTally stamps;
    private final Histogram ageMicros = new Histogram(AGE_LIMIT_MICROS, 3);
    private final List<String> shown = new ArrayList<>();
    private final Values values;
    private long waitMillis;
    private volatile @Nullable StreamInlet inlet;
    private volatile boolean stopped;

    /**
     * How much to receive.
     *
     * @param samples ends after so many
     * @param length ends after so long
     * @param silence ends when nothing came for so long
     * @param verify whether values are checked by the formula of {@link TestStream}
     * @param show how many samples are kept as text
     */
    public record Limits(long samples, Duration length, Duration silence, Check verify, int show) {}

    /** Whether values are checked. */
    public enum Check {
        /** By the formula of {@link TestStream}. */
        BY_FORMULA,
        /** Not at all. */
        NONE
    }

    /**
     * Prepares it.
     *
     * @param info a stream that the library resolved, with its description or without
     */
    public StreamPull(LslLibrary library, LslInfo info, Limits limits) {
        this.library = library;
        this.info = info;
        this.limits = limits;
        this.stamps = new StampTally(info.nominalRateHz());
        this.values = new Values(info, limits.verify());
    }

    /** Ends a run soon. */
    public void stop() {
        stopped = true;
        StreamInlet open = inlet;
        if (open != null) {
            open.close();
        }
    }

    /**
     * Receives until a limit is reached.
     *
     * @throws org.hillock.acquisition.AcquisitionException when the stream cannot be connected to
     */
    public PullReport run() {
        int buffer = library.settings().bufferSamples(info.nominalRateHz());
        try (OffsetWatch offsets = OffsetWatch.start(library, info);
                StreamInlet open = library.openInlet(info, buffer)) {
            inlet = open;
            Ending ending = read(open, offsets);
            return report(ending, offsets);
        }
    }

    private Ending read(StreamInlet open, OffsetWatch offsets) {
        long end = library.clock().nanoTime() + limits.length().toNanos();
        try {
            while (stamps.samples() < limits.samples() && !stopped) {
                long left = end - library.clock().nanoTime();
                if (left <= 0) {
                    return Ending.COMPLETE;
                }
                limitWait(open, left);
                take(open, offsets);
            }
            return stopped ? Ending.STOPPED : Ending.COMPLETE;
        } catch (SocketTimeoutException e) {
            return library.clock().nanoTime() >= end - 2_000_000 ? Ending.COMPLETE : Ending.SILENT;
        } catch (IOException e) {
            return stopped ? Ending.STOPPED : Ending.LOST;
        }
    }

    private void limitWait(StreamInlet open, long leftNanos) throws IOException {
        long millis = Math.max(1, Math.min(limits.silence().toMillis(), leftNanos / 1_000_000));
        if (millis != waitMillis) {
            open.silenceLimit(Duration.ofMillis(millis));
            waitMillis = millis;
        }
    }

    /** Takes a sample, and with it all that lies in memory already. */
    private void take(StreamInlet open, OffsetWatch offsets) throws IOException {
        do {
            double seconds = open.nextSeconds();
            values.read(open);
            stamps.add(seconds);
            age(seconds, offsets);
            if (shown.size() < limits.show()) {
                shown.add(values.text());
            }
        } while (stamps.samples() < limits.samples() && open.hasBuffered() && !stopped);
    }

    private void age(double seconds, OffsetWatch offsets) {
        double correction = offsets.correctionSeconds();
        if (!Double.isNaN(correction)) {
            double micros = library.clock().nanoTime() / 1e3 - (seconds + correction) * 1e6;
            ageMicros.recordValue((long) Math.max(0, Math.min(micros, AGE_LIMIT_MICROS)));
        }
    }

    private PullReport report(Ending ending, OffsetWatch offsets) {
        boolean hasAge = ageMicros.getTotalCount() > 0;
        return new PullReport(
                info,
                stamps.samples(),
                stamps.firstSeconds(),
                stamps.lastSeconds(),
                stamps.effectiveRateHz(),
                stamps.gaps(),
                stamps.missing(),
                stamps.backwards(),
                offsets.last(),
                offsets.fit(),
                offsets.spreadSeconds(),
                hasAge ? OptionalDouble.of(ageMicros.getValueAtPercentile(50) / 1e6) : OptionalDouble.empty(),
                hasAge ? OptionalDouble.of(ageMicros.getMaxValue() / 1e6) : OptionalDouble.empty(),
                values.verification(),
                shown,
                ending);
    }

    /** Arrays for one sample of the stream's format. */
    private static final class Values {
        private final ChannelFormat format;
        private final double[] doubles;
        private final long[] longs;
        private final String[] texts;
        private final @Nullable FormulaCheck check;

        Values(LslInfo info, Check verify) {
            this.format = info.format();
            int channels = info.channelCount();
            boolean isReal = format == ChannelFormat.FLOAT32 || format == ChannelFormat.DOUBLE64;
            boolean isText = format == ChannelFormat.STRING;
            this.doubles = new double[isReal ? channels : 0];
            this.texts = new String[isText ? channels : 0];
            this.longs = new long[isReal || isText ? 0 : channels];
            this.check = verify == Check.BY_FORMULA ? new FormulaCheck(format, channels) : null;
        }

        void read(StreamInlet from) throws IOException {
            FormulaCheck formula = check;
            switch (format) {
                case FLOAT32, DOUBLE64 -> {
                    from.readDoubles(doubles, 0);
                    if (formula != null) {
                        formula.check(doubles);
                    }
                }
                case STRING -> {
                    from.readTexts(texts);
                    if (formula != null) {
                        formula.check(texts);
                    }
                }
                default -> {
                    from.readLongs(longs, 0);
                    if (formula != null) {
                        formula.check(longs);
                    }
                }
            }
        }

        String text() {
            String text =
                    switch (format) {
                        case FLOAT32, DOUBLE64 -> Arrays.toString(doubles);
                        case STRING -> Arrays.toString(texts);
                        default -> Arrays.toString(longs);
                    };
            return text.length() > SHOWN_LETTERS ? text.substring(0, SHOWN_LETTERS - 3) + "..." : text;
        }

        Optional<PullReport.Verification> verification() {
            return Optional.ofNullable(check).map(FormulaCheck::report);
        }
    }
}
