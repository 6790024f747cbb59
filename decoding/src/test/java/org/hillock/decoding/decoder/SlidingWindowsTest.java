package org.hillock.decoding.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import org.hillock.acquisition.stream.Montage;
import org.hillock.acquisition.stream.SampleChunk;
import org.hillock.acquisition.stream.StreamInfo;
import org.hillock.decoding.condition.ConditioningSettings;
import org.hillock.decoding.condition.Rereference;
import org.hillock.decoding.decoder.Decision.Intent;
import org.hillock.decoding.epoch.Cut;
import org.hillock.decoding.epoch.EpochWindow;
import org.hillock.decoding.epoch.FrontEnd;
import org.hillock.decoding.epoch.FrontEndSettings;
import org.hillock.decoding.epoch.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decoder on a window of one second that slides by a tenth, over noise that is stronger on one half of the channels. */
class SlidingWindowsTest {
    private static final double RATE_HZ = 100;
    private static final int CHANNELS = 4;
    private static final int TRIALS = 40;
    private static final int TRIAL_FRAMES = 400;
    private static final long FRAME_NANOS = 10_000_000;
    private static final StreamInfo STREAM = StreamInfo.eeg("eeg", Montage.eeg("C3", "C1", "C2", "C4"), RATE_HZ);
    private static final float[] SIGNAL = signal();

    static List<DecoderProvider> providers() {
        return ServiceLoader.load(DecoderProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static float[] signal() {
        SplittableRandom random = new SplittableRandom(5);
        float[] samples = new float[TRIALS * TRIAL_FRAMES * CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            int half = i % CHANNELS / (CHANNELS / 2);
            float gain = half == label(i / CHANNELS) ? 1.7f : 1;
            samples[i] = 20 * gain * (float) (random.nextDouble() - 0.5);
        }
        return samples;
    }

    private static int label(long frame) {
        return (int) (frame / TRIAL_FRAMES % 2);
    }

    /** What a run decided, and which of its windows lay in one trial. */
    private record Run(List<Decision> decisions, List<Integer> truths) {}

    private static Run run(DecoderProvider provider, int chunkFrames, boolean settles) {
        FrontEnd frontEnd = new FrontEnd(
                new FrontEndSettings(
                        List.of(),
                        new ConditioningSettings(new Rereference.None(), List.of(), 1, Optional.empty()),
                        Set.of(),
                        new EpochWindow(0, 1, 1, 0.1),
                        Cut.WINDOWS,
                        provider.moments()),
                STREAM,
                provider.bands());
        Decoder decoder =
                provider.create(new DecoderContext(frontEnd.layout(), List.of("left", "right"), 1, true, Map.of()));
        DisjointWindows taught = new DisjointWindows();
        Run run = new Run(new ArrayList<>(), new ArrayList<>());
        int frames = SIGNAL.length / CHANNELS;
        for (int from = 0; from < frames; from += chunkFrames) {
            frontEnd.samples(chunk(from, Math.min(chunkFrames, frames - from)));
            for (Optional<Segment> ready = frontEnd.poll(); ready.isPresent(); ready = frontEnd.poll()) {
                Segment segment = ready.get();
                run.decisions().add(decoder.decide(segment));
                if (settles) {
                    decoder.settle();
                }
                long first = segment.onsetNanos() / FRAME_NANOS;
                long last = segment.endNanos() / FRAME_NANOS;
                boolean pure = label(first) == label(last);
                run.truths().add(pure ? label(last) : -1);
                if (pure && taught.counts(segment)) {
                    decoder.learn(segment.sequence(), new Teaching.Label(label(last)));
                }
            }
        }
        return run;
    }

    private static SampleChunk chunk(int from, int frames) {
        float[] samples = new float[frames * CHANNELS];
        System.arraycopy(SIGNAL, from * CHANNELS, samples, 0, samples.length);
        long[] stamps = new long[frames];
        for (int f = 0; f < frames; f++) {
            stamps[f] = (from + f) * FRAME_NANOS;
        }
        return SampleChunk.of(STREAM, samples, stamps, stamps[frames - 1]);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void learnsFromWindowsThatShareNoSample(DecoderProvider provider) {
        Run run = run(provider, 8, true);
        assertThat(run.decisions()).hasSize(TRIALS * TRIAL_FRAMES / 10 - 9);
        int judged = 0;
        int right = 0;
        for (int i = run.decisions().size() / 2; i < run.decisions().size(); i++) {
            int truth = run.truths().get(i);
            if (truth >= 0) {
                judged++;
                right += run.decisions().get(i) instanceof Intent intent && intent.classIndex() == truth ? 1 : 0;
            }
        }
        assertThat(right / (double) judged).isGreaterThan(0.85);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void neitherChunksNorTheTimeOfSettlingChangeABit(DecoderProvider provider) {
        assertThat(run(provider, 37, false).decisions())
                .isEqualTo(run(provider, 10, true).decisions());
    }
}
