package org.hillock.tests.benchmark;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.acquisition.device.emulate.DeviceLine;
import org.hillock.acquisition.device.emulate.EmulatedDevice;
import org.hillock.acquisition.device.emulate.EmulationSettings;
import org.hillock.acquisition.device.frame.FrameBatch;
import org.hillock.acquisition.device.frame.FrameCodec;
import org.hillock.acquisition.device.frame.FrameCodecs;
import org.hillock.acquisition.device.profile.CommandStep;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;

/**
 * How many bytes a second the frame parser decodes on one core, by its thread's processor time: the best and the median of
 * some rounds, on what emulated devices send.
 */
public final class ParserBenchmark {
    private static final int WARM_UPS = 5;
    private static final int ROUNDS = 15;
    private static final long BYTES_A_ROUND = 40_000_000;
    private static final int STREAM_BYTES = 1 << 18;
    private static final int BATCH_SAMPLES = 256;
    private static final long TURN_NANOS = 1_000_000;
    private static final List<String> USUAL =
            List.of("electrode-stream-1024", "freeeeg128", "openbci-cyton", "gtec-unicorn", "bitalino-6ch");

    private ParserBenchmark() {}

    /** Arguments: devices' profiles; without, the fastest and the commonest. */
    public static void main(String[] arguments) {
        for (String name : arguments.length > 0 ? List.of(arguments) : USUAL) {
            measure(DeviceProfiles.shipped().named(name));
        }
    }

    private static void measure(DeviceProfile profile) {
        byte[] bytes = stream(profile);
        FrameCodec codec = FrameCodecs.of(profile);
        FrameBatch batch = FrameCodecs.batch(profile, BATCH_SAMPLES);
        double[] megabytesASecond = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long done = 0;
            while (done < BYTES_A_ROUND) {
                done += decode(codec, batch, bytes);
            }
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            megabytesASecond[Math.max(0, round)] = done * 1e3 / nanos;
        }
        Arrays.sort(megabytesASecond);
        double own = profile.frame().lengths().get(0) * profile.sampleRateHz() / 1e6;
        System.out.printf(
                Locale.ROOT,
                "parser %-22s %4d channels: best %5.0f MB/s, median %5.0f MB/s, %.1f times its own %.2f MB/s%n",
                profile.id(),
                profile.montage().size(),
                megabytesASecond[ROUNDS - 1],
                megabytesASecond[ROUNDS / 2],
                megabytesASecond[ROUNDS / 2] / own,
                own);
    }

    private static int decode(FrameCodec codec, FrameBatch batch, byte[] bytes) {
        codec.restart();
        int at = 0;
        int used;
        do {
            batch.clear();
            used = codec.decode(bytes, at, bytes.length, batch);
            at += used;
        } while (used > 0);
        return at;
    }

    /** What the device sends once it was told to stream, without a line and in no time. */
    private static byte[] stream(DeviceProfile profile) {
        Wire wire = new Wire(profile);
        long[] nowNanos = {1};
        try (EmulatedDevice device = new EmulatedDevice(
                profile, new Ramp(), EmulationSettings.plain(), () -> nowNanos[0], news -> {}, () -> wire)) {
            while (wire.sent.size() < STREAM_BYTES) {
                nowNanos[0] += TURN_NANOS;
                device.turn();
            }
        }
        return wire.sent.toByteArray();
    }

    /** Says the start command and keeps what comes. */
    private static final class Wire implements DeviceLine {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final List<byte[]> commands;
        private int said;

        Wire(DeviceProfile profile) {
            this.commands = profile.dialogue(DeviceProfile.START).stream()
                    .map(CommandStep::send)
                    .map(bytes -> bytes.toArray())
                    .toList();
        }

        @Override
        public String path() {
            return "memory";
        }

        @Override
        public int read(byte[] into, int timeoutMillis) {
            if (said == commands.size()) {
                return 0;
            }
            byte[] command = commands.get(said++);
            System.arraycopy(command, 0, into, 0, command.length);
            return command.length;
        }

        @Override
        public int write(byte[] bytes, int timeoutMillis) {
            sent.writeBytes(bytes);
            return bytes.length;
        }

        @Override
        public void close() {
            said = 0;
        }
    }
}
