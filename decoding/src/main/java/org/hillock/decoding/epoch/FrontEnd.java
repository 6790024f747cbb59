package org.hillock.decoding.epoch;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.DecodingException;
import org.hillock.decoding.condition.AmplitudeGate;
import org.hillock.decoding.condition.Band;
import org.hillock.decoding.condition.ConditioningChain;
import org.hillock.decoding.condition.FilterBank;
import org.hillock.decoding.condition.GateSettings;

/**
 * The way from chunks and markers to segments: conditions a copy of the frames, picks channels, filters them into bands,
 * remembers the last seconds and cuts. The reference is computed over all EEG channels, before some are picked; the gate
 * looks at the picked ones. A segment over a sample that is no finite number is spoilt, gate or none: what fills the hole
 * is not signal.
 *
 * <p>Filters keep running from chunk to chunk. They start at rest, after the first frame's values have been taken off
 * every later frame, and start again after a gap of more than half a second. Nothing is allocated per frame after the
 * first chunk of the largest size; a segment allocates what it carries. How frames are divided into chunks never changes
 * a bit of a segment. For the decoding thread only.
 */
public final class FrontEnd {
    private static final int BLOCK_FRAMES = 256;
    private static final double HISTORY_SLACK_SECONDS = 2;
    private static final long RESTART_AFTER_NANOS = 500_000_000;

    private final FrontEndSettings settings;
    private final FrontEndLayout layout;
    private final int[] picks;
    private final int width;
    private final ConditioningChain conditioning;
    private final Optional<AmplitudeGate> gate;
    private final FilterBank bank;
    private final BandHistory history;
    private final Cutter cutter;
    private final ArrayDeque<Segment> ready = new ArrayDeque<>();
    private final Consumer<Segment> toReady = ready::addLast;
    private final float[] block;
    private final float[] picked;
    private final long[] blockNanos;
    private final boolean[] blockSpoilt;
    private final Holes holes;
    private final double[][] bandBlock;
    private final float[] offsets;
    private boolean resting = true;
    private boolean gapBefore;

    /**
     * Builds the way for one stream.
     *
     * @param bands of the filter bank, in the order of the segments' bands
     * @throws DecodingException when the stream lacks a channel or a rate that the settings need
     */
    public FrontEnd(FrontEndSettings settings, StreamInfo stream, List<Band> bands) {
        if (stream.nominalRateHz() <= 0) {
            throw DecodingException.badInput(
                    "stream " + stream.name(),
                    "an irregular rate",
                    "a fixed number of frames per second",
                    "choose a regularly sampled stream");
        }
        this.settings = settings;
        this.picks = picks(settings.channels(), stream);
        this.width = stream.channelCount();
        this.conditioning = new ConditioningChain(settings.conditioning().withoutGate(), stream);
        double rateHz = conditioning.outputStream().nominalRateHz();
        this.gate = settings.conditioning().gate().map(limits -> gate(limits, rateHz));
        this.layout = new FrontEndLayout(picks.length, rateHz, bands, settings.window());
        this.bank = new FilterBank(bands, FilterBank.MOTOR_IMAGERY_ORDER, rateHz, picks.length);
        int historyFrames = (int) Math.ceil((settings.window().endSeconds() + HISTORY_SLACK_SECONDS) * rateHz);
        this.history = new BandHistory(picks.length, bands.size(), historyFrames);
        this.cutter = switch (settings.cut()) {
            case EPOCHS -> new EpochCutter(history, settings.window(), rateHz, settings.moments());
            case WINDOWS -> slidingCutter(settings, stream, rateHz);
        };
        this.block = new float[BLOCK_FRAMES * width];
        this.picked = new float[BLOCK_FRAMES * picks.length];
        this.blockNanos = new long[BLOCK_FRAMES];
        this.blockSpoilt = new boolean[BLOCK_FRAMES];
        this.holes = new Holes(width, watched(settings, stream), BLOCK_FRAMES);
        this.bandBlock = new double[bands.size()][BLOCK_FRAMES * picks.length];
        this.offsets = new float[width];
    }

    private SlidingCutter slidingCutter(FrontEndSettings settings, StreamInfo stream, double rateHz) {
        double hopFrames = settings.window().hopSeconds() * rateHz;
        if (hopFrames < 1) {
            throw DecodingException.badInput(
                    "stream " + stream.name() + " at " + rateHz + " Hz",
                    "windows every " + settings.window().hopSeconds() + " s",
                    "a hop of at least one frame, " + 1 / rateHz + " s",
                    "lengthen the hop");
        }
        return new SlidingCutter(history, settings.window(), rateHz, settings.moments());
    }

    private AmplitudeGate gate(GateSettings limits, double rateHz) {
        int[] all = IntStream.range(0, picks.length).toArray();
        return new AmplitudeGate(limits, picks.length, all, rateHz, BLOCK_FRAMES);
    }

    private static int[] picks(List<String> labels, StreamInfo stream) {
        if (labels.isEmpty()) {
            int[] eeg = stream.montage().indicesOf(ChannelType.EEG);
            if (eeg.length == 0) {
                throw DecodingException.badInput(
                        "stream " + stream.name(),
                        "no EEG channel",
                        "at least one",
                        "name the channels to use among " + stream.montage().labels());
            }
            return eeg;
        }
        return labels.stream()
                .mapToInt(label -> stream.montage()
                        .indexOf(label)
                        .orElseThrow(() -> DecodingException.badInput(
                                "stream " + stream.name(),
                                "no channel " + label,
                                "one of " + stream.montage().labels(),
                                "correct the channel's name")))
                .toArray();
    }

    /** The picked channels, and those that the re-reference mixes into them. */
    private int[] watched(FrontEndSettings settings, StreamInfo stream) {
        int[] mixed = settings.conditioning().rereference().sources(stream.montage());
        return IntStream.concat(Arrays.stream(picks), Arrays.stream(mixed))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The shape of every segment. */
    public FrontEndLayout layout() {
        return layout;
    }

    /** Takes a chunk of the stream; does not modify or release it. */
    public void samples(SampleChunk chunk) {
        for (int from = 0; from < chunk.frameCount(); from += BLOCK_FRAMES) {
            int frames = Math.min(BLOCK_FRAMES, chunk.frameCount() - from);
            takeOffsets(chunk, from, frames);
            holes.look(block, blockNanos, frames);
            int kept = conditioning.condition(block, blockNanos, frames);
            pick(kept);
            markSpoilt(kept);
            if (kept > 0) {
                bank.filter(picked, 0, kept, bandBlock, 0);
                history.append(bandBlock, kept, blockNanos, blockSpoilt);
                cutter.advance(chunk.arrivalNanos(), toReady);
            }
        }
    }

    private void takeOffsets(SampleChunk chunk, int from, int frames) {
        float[] samples = chunk.samples();
        if (resting) {
            for (int c = 0; c < width; c++) {
                float first = samples[from * width + c];
                offsets[c] = Math.abs(first) <= Float.MAX_VALUE ? first : 0;
            }
            resting = false;
        }
        for (int f = 0; f < frames; f++) {
            for (int c = 0; c < width; c++) {
                block[f * width + c] = samples[(from + f) * width + c] - offsets[c];
            }
        }
        System.arraycopy(chunk.frameNanos(), from, blockNanos, 0, frames);
    }

    private void pick(int frames) {
        for (int f = 0; f < frames; f++) {
            for (int c = 0; c < picks.length; c++) {
                picked[f * picks.length + c] = block[f * width + picks[c]];
            }
        }
    }

    private void markSpoilt(int frames) {
        Arrays.fill(blockSpoilt, 0, frames, false);
        holes.mark(blockNanos, frames, blockSpoilt);
        if (gate.isPresent()) {
            AmplitudeGate limits = gate.get();
            limits.condition(picked, blockNanos, frames);
            for (int f = 0; f < frames; f++) {
                blockSpoilt[f] = limits.isArtefact(f);
            }
        }
        if (gapBefore && frames > 0) {
            blockSpoilt[0] = true;
            gapBefore = false;
        }
    }

    /** Takes a marker; only those among the settings' onsets matter. */
    public void marker(Marker marker) {
        if (settings.onsets().contains(marker.label())) {
            cutter.onset(marker);
        }
    }

    /** Takes a gap: segments across it count as spoilt, and a long one restarts the filters. */
    public void gap(Gap gap) {
        gapBefore = true;
        if (gap.toNanos() - gap.fromNanos() > RESTART_AFTER_NANOS) {
            restartFilters();
        }
    }

    /** Takes a reset of the stream's clock: begun epochs are dropped and counted as missed, and the filters restart. */
    public void clockReset() {
        history.forget();
        cutter.restart();
        restartFilters();
    }

    private void restartFilters() {
        conditioning.reset();
        bank.reset();
        gate.ifPresent(AmplitudeGate::reset);
        resting = true;
    }

    /** The oldest segment that is ready, removed; empty when none is. */
    public Optional<Segment> poll() {
        return Optional.ofNullable(ready.pollFirst());
    }

    /** Onsets whose frames had already gone when they came. */
    public long missedOnsets() {
        return cutter.missedOnsets();
    }

    /** Samples that were not finite and were replaced. */
    public long replacedSamples() {
        return conditioning.replacedSamples();
    }
}
