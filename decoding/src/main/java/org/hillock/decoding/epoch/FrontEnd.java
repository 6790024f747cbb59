package org.hillock.decoding.epoch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.stream.ChannelType;
import org.hillock.acquisition.stream.Gap;
import org.hillock.acquisition.stream.Marker;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.Band;

/** Provisional: cuts epochs from the raw signal without any conditioning. */
public final class FrontEnd {
    private final FrontEndLayout layout;
    private final FrontEndSettings settings;
    private final int[] picks;
    private final List<double[]> frames = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final ArrayDeque<Marker> waiting = new ArrayDeque<>();
    private long lastArrival;
    private long sequence;

    /** Provisional. */
    public FrontEnd(FrontEndSettings settings, StreamInfo stream, List<Band> bands) {
        this.settings = settings;
        this.picks = stream.montage().indicesOf(ChannelType.EEG);
        this.layout = new FrontEndLayout(picks.length, stream.nominalRateHz(), bands, settings.window());
    }

    /** Provisional. */
    public FrontEndLayout layout() {
        return layout;
    }

    /** Provisional. */
    public void samples(SampleChunk chunk) {
        for (int f = 0; f < chunk.frameCount(); f++) {
            double[] frame = new double[picks.length];
            for (int c = 0; c < picks.length; c++) {
                frame[c] = chunk.sample(f, picks[c]);
            }
            frames.add(frame);
            times.add(chunk.frameNanos()[f]);
        }
        lastArrival = chunk.arrivalNanos();
    }

    /** Provisional. */
    public void marker(Marker marker) {
        if (settings.onsets().contains(marker.label())) {
            waiting.add(marker);
        }
    }

    /** Provisional. */
    public void gap(Gap gap) {}

    /** Provisional. */
    public Optional<Segment> poll() {
        Marker head = waiting.peek();
        if (head == null || times.isEmpty()) {
            return Optional.empty();
        }
        int first = 0;
        while (first < times.size() && times.get(first) < head.timeNanos()) {
            first++;
        }
        int from = first + layout.window().startFrame(layout.rateHz());
        int[] hops = layout.window().hopFrames(layout.rateHz());
        int to = from + hops[hops.length - 1];
        if (to > times.size()) {
            return Optional.empty();
        }
        waiting.remove();
        int n = picks.length;
        double[][] whole = new double[layout.bands().size()][];
        java.util.Arrays.fill(whole, moment(from, to));
        double[][][] windows = new double[layout.window().windowCount()][layout.bands().size()][];
        for (int w = 0; w < windows.length; w++) {
            java.util.Arrays.fill(
                    windows[w], moment(from + hops[w], from + hops[w + layout.window().hopsPerWindow()]));
        }
        BandCovariances moments = new BandCovariances(n, whole, windows);
        BandSamples none = new BandSamples() {
            @Override
            public int frameCount() {
                return to - from;
            }

            @Override
            public void copy(int band, double[] out) {}
        };
        long s = sequence++;
        return Optional.of(new Segment(
                s, SegmentKind.EPOCH, s, 0, true, head.timeNanos(), times.get(to - 1), lastArrival, false, moments, none));
    }

    private double[] moment(int from, int to) {
        int n = picks.length;
        double[] sum = new double[n * n];
        for (int f = from; f < to; f++) {
            double[] x = frames.get(f);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum[i * n + j] += x[i] * x[j] / (to - from);
                }
            }
        }
        return sum;
    }
}
