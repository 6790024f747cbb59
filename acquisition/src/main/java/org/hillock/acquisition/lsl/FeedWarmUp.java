package org.hillock.acquisition.lsl;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hillock.acquisition.stream.ChannelFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the way of a feed's samples compiled early. A stream of some hundred samples a second would otherwise take most of a
 * minute until the compiler is through with it, and each sample until then is late by hundreds of microseconds. The first
 * outlet or inlet of a format in a process therefore starts a thread that sends that format to itself for a moment; no
 * outlet, inlet or consumer sees or waits for it.
 */
final class FeedWarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(FeedWarmUp.class);
    /** Above the 5000 calls from which HotSpot's second compiler takes a method up. */
    static final int SAMPLES = 6_000;

    /** Another thread sends every so manieth sample, so that its reading waits as that of real ones does. */
    private static final int WAITS_EVERY = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_CHANNELS = 64;
    /** Compiled code belongs to the process, and so does this. */
    private static final Set<ChannelFormat> BEGUN = ConcurrentHashMap.newKeySet();

    private final SelfFeed feed;
    private final ChannelFormat format;
    private final float[] floats;
    private final double[] doubles;
    private final long[] longs;
    private final String[] texts;

    private FeedWarmUp(SelfFeed feed, LslInfo info) {
        this.feed = feed;
        this.format = info.format();
        int channels = info.channelCount();
        this.floats = new float[channels];
        this.doubles = new double[channels];
        this.longs = new long[channels];
        this.texts = new String[channels];
        Arrays.fill(texts, "warm-up");
    }

    /** Begins, unless this process did so for the format before. Returns at once. */
    static void begin(LslInfo stream) {
        if (BEGUN.add(stream.format())) {
            int channels = Math.max(1, Math.min(MOST_CHANNELS, stream.channelCount()));
            LslInfo info = LslInfo.of("warm-up", stream.type(), channels, stream.format(), "", 0);
            daemon(() -> run(info), info).start();
        }
    }

    private static Thread daemon(Runnable work, LslInfo info) {
        Thread thread = new Thread(work, "lsl-warm-up-" + info.format().word());
        thread.setDaemon(true);
        return thread;
    }

    /** Sends so many samples to this process; says how many came back. */
    static int run(LslInfo info) {
        int sample = 0;
        ExecutorService other = Executors.newSingleThreadExecutor(work -> daemon(work, info));
        try (SelfFeed feed = SelfFeed.open(info)) {
            FeedWarmUp warmUp = new FeedWarmUp(feed, info);
            for (; sample < SAMPLES; sample++) {
                // With a limit on silence a read goes another way.
                if (sample == SAMPLES / 2) {
                    feed.in().silenceLimit(PATIENCE);
                }
                warmUp.exchange(sample, sample % WAITS_EVERY == 0 ? other : Runnable::run);
            }
        } catch (IOException e) {
            LOG.debug("Samples of {} begin uncompiled: {}", info.format(), e.toString());
        } finally {
            other.shutdown();
        }
        return sample;
    }

    private void exchange(int sample, Executor sender) throws IOException {
        sender.execute(() -> offer(sample));
        LslInlet in = feed.in();
        in.nextSeconds();
        in.waited();
        if (format == ChannelFormat.STRING) {
            in.readTexts(texts);
        } else if (format == ChannelFormat.FLOAT32 || sample % 2 == 0) {
            // Sources read every format of numbers as floats.
            in.readFloats(floats, 0);
        } else if (format == ChannelFormat.DOUBLE64) {
            in.readDoubles(doubles, 0);
        } else {
            in.readLongs(longs, 0);
        }
        in.hasBuffered();
    }

    private void offer(int sample) {
        ConsumerQueue out = feed.out();
        switch (format) {
            case FLOAT32 -> out.offer(floats, 1, sample, 0);
            case DOUBLE64 -> out.offer(doubles, 1, sample, 0);
            case STRING -> out.offer(texts, sample);
            default -> out.offer(longs, 1, sample, 0);
        }
    }
}
