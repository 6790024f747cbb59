package org.hillock.acquisition.device.frame;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;

/**
 * How many bytes a second the parser decodes on one core, in the thread's CPU time: the median and the best of some
 * rounds. Run it with the names of profiles; without, for the fastest and the commonest devices.
 */
final class FrameParserBenchmark {
    private static final int ROUNDS = 15;
    private static final long BYTES_A_ROUND = 40_000_000;
    private static final int WARM_UPS = 5;

    private FrameParserBenchmark() {}

    public static void main(String[] arguments) {
        String[] names = arguments.length > 0
                ? arguments
                : new String[] {"electrode-stream-1024", "freeeeg128", "openbci-cyton", "gtec-unicorn", "bitalino-6ch"};
        DeviceProfiles profiles = DeviceProfiles.shipped();
        for (String name : names) {
            System.out.println(measure(profiles.named(name)));
        }
    }

    private static String measure(DeviceProfile profile) {
        byte[] bytes = stream(profile, 1 << 18);
        FrameCodec codec = FrameCodecs.of(profile);
        FrameBatch batch = FrameCodecs.batch(profile, 256);
        double[] rates = new double[ROUNDS];
        long samples = 0;
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long start = cpuNanos();
            long done = 0;
            samples = 0;
            while (done < BYTES_A_ROUND) {
                codec.restart();
                int at = 0;
                int used;
                do {
                    batch.clear();
                    used = codec.decode(bytes, at, bytes.length, batch);
                    at += used;
                    samples += batch.count();
                } while (used > 0);
                done += at;
            }
            if (round >= 0) {
                rates[round] = done * 1e3 / (cpuNanos() - start);
            }
        }
        Arrays.sort(rates);
        double median = rates[ROUNDS / 2];
        int frame = profile.frame().lengths().get(0);
        double need = frame * profile.sampleRateHz() / 1e6;
        return String.format(
                "%-24s %5d channels: median %6.0f MB/s, best %6.0f MB/s, %.1f times its own stream of %.2f MB/s (%d samples)",
                profile.id(), profile.montage().size(), median, rates[ROUNDS - 1], median / need, need, samples);
    }

    /** Frames that follow each other, with zeros as their values. */
    private static byte[] stream(DeviceProfile profile, int atLeast) {
        return org.hillock.acquisition.device.emulate.EncodedStream.of(profile, atLeast);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
