package org.hillock.acquisition.file.xdf;

/**
 * The final stamps of one stream, as far as they must be known before its first sample: the clock's model, the unbroken
 * segments and their lines. Small: it grows with the breaks, not with the samples. Immutable.
 */
final class Timeline {
    private final ClockModel clock;
    private final boolean smoothed;
    private final long sampleCount;
    private final double[] starts;
    private final double[] origins;
    private final double[] intercepts;
    private final double[] slopes;
    private final double effectiveRateHz;
    private final long unusableStamps;

    private Timeline(Builder builder) {
        this.clock = builder.clock;
        this.smoothed = builder.smooth;
        this.sampleCount = builder.samples;
        this.starts = builder.starts.toArray();
        this.origins = builder.origins.toArray();
        this.intercepts = builder.intercepts.toArray();
        this.slopes = builder.slopes.toArray();
        this.effectiveRateHz = builder.effectiveRate();
        this.unusableStamps = builder.sequence.unusable();
    }

    /** How the clock is corrected. */
    ClockModel clock() {
        return clock;
    }

    /** Samples that the stream emits: all, unless a corrupt tail was cut off. */
    long sampleCount() {
        return sampleCount;
    }

    /** Stretches without a break; 0 of an empty stream, 1 of an irregular one. */
    int segments() {
        return starts.length;
    }

    /** The index of the first sample of a segment; {@link Long#MAX_VALUE} behind the last. */
    long startOf(int segment) {
        return segment < starts.length ? (long) starts[segment] : Long.MAX_VALUE;
    }

    /** The measured rate by the corrected stamps; 0 for irregular streams and when the stamps do not advance. */
    double effectiveRateHz() {
        return effectiveRateHz;
    }

    /** Stamps that were no times. */
    long unusableStamps() {
        return unusableStamps;
    }

    /**
     * The final stamp of a sample.
     *
     * @param corrected its stamp in the recorder's clock, seconds
     */
    double stamp(int segment, long sample, double corrected) {
        if (!smoothed) {
            return corrected;
        }
        return origins[segment] + (intercepts[segment] + (sample - startOf(segment)) * slopes[segment]);
    }

    /** Takes a stream's stamps in order and gives its timeline. Single-threaded. */
    static final class Builder {
        private final SurveyedStream stream;
        private final ClockModel clock;
        private final ClockModel.Walk walk;
        private final StampSequence sequence;
        private final LineSums sums;
        private final boolean regular;
        private final boolean smooth;
        private final double breakAbove;
        private final long limit;
        private final DoubleList starts = new DoubleList();
        private final DoubleList origins = new DoubleList();
        private final DoubleList intercepts = new DoubleList();
        private final DoubleList slopes = new DoubleList();
        private double first;
        private double previous;
        private double steps;
        private double duration;
        private long samples;

        /** Starts the timeline of a stream whose clock offsets are known. */
        Builder(SurveyedStream stream, ClockModel clock, XdfSettings settings, long limit) {
            double rate = stream.header().nominalRateHz();
            this.stream = stream;
            this.clock = clock;
            this.walk = clock.walk();
            this.sequence = new StampSequence(rate);
            this.regular = rate > 0;
            this.smooth = regular
                    && settings.jitter() == XdfSettings.Jitter.REMOVED
                    && !stream.header().dropsSamples();
            this.sums = new LineSums(regular ? 1 / rate : 0);
            this.breakAbove = settings.breakAbove(rate);
            this.limit = limit;
        }

        /** The stream. */
        SurveyedStream stream() {
            return stream;
        }

        /** Takes the stamp that comes next in the file. */
        void read(XdfInput in) {
            double raw = sequence.read(in);
            if (samples >= limit) {
                return;
            }
            double corrected = walk.corrected(raw);
            if (samples == 0) {
                first = corrected;
                starts.add(0);
            } else if (regular && Math.abs(corrected - previous) > breakAbove) {
                closeSegment();
                starts.add(samples);
            }
            sums.add(corrected);
            previous = corrected;
            samples++;
        }

        /** The timeline of all stamps taken. */
        Timeline build() {
            if (samples > 0) {
                closeSegment();
            }
            return new Timeline(this);
        }

        private void closeSegment() {
            origins.add(sums.origin());
            intercepts.add(sums.intercept());
            slopes.add(sums.slope());
            steps += sums.count() - 1;
            duration += (sums.count() - 1) * sums.slope();
            sums.reset();
        }

        private double effectiveRate() {
            if (!regular) {
                return 0;
            }
            double rate = smooth ? steps / duration : (samples - 1) / (previous - first);
            return rate > 0 && !Double.isInfinite(rate) ? rate : 0;
        }
    }
}
