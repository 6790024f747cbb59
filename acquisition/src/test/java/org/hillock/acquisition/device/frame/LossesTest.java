package org.hillock.acquisition.device.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.EncodedStream;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the parser makes of a line that loses, repeats, tears and spoils frames. */
class LossesTest {
    private static final int MOST_BYTES = 20_000_000;

    private static DeviceProfiles profiles;
    private static DeviceProfile cyton;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @BeforeAll
    static void load() {
        profiles = DeviceProfiles.shipped();
        cyton = profiles.named("openbci-cyton");
    }

    /** A frame whose channels all hold the number. */
    private static byte[] frame(int number) {
        byte[] frame = new byte[33];
        frame[0] = (byte) 0xA0;
        frame[1] = (byte) number;
        for (int c = 0; c < 8; c++) {
            frame[2 + 3 * c + 1] = (byte) (number >> 8);
            frame[2 + 3 * c + 2] = (byte) number;
        }
        frame[32] = (byte) 0xC0;
        return frame;
    }

    private void send(int from, int to) {
        for (int number = from; number < to; number++) {
            line.writeBytes(frame(number));
        }
    }

    private Decoded decoded() {
        return Decoded.of(cyton, line.toByteArray());
    }

    private static int number(Decoded decoded, int sample) {
        return Math.round(decoded.sample(sample)[0] / (float) (4.5e6 / 24 / 8388607));
    }

    @Test
    void countsLostFrames() {
        send(0, 300);
        send(303, 600);
        Decoded decoded = decoded();
        assertThat(decoded.batch.count()).isEqualTo(597);
        assertThat(decoded.batch.missingBefore(300)).isEqualTo(3);
        assertThat(decoded.codec.tally().missing()).isEqualTo(3);
        assertThat(number(decoded, 300)).isEqualTo(303);
    }

    @Test
    void leavesOutARepeatedFrame() {
        send(0, 10);
        send(9, 20);
        Decoded decoded = decoded();
        assertThat(decoded.batch.count()).isEqualTo(20);
        assertThat(decoded.codec.tally().missing()).isZero();
        assertThat(decoded.codec.tally().repeated()).isEqualTo(1);
    }

    @Test
    void countsATornFrameAsLost() {
        for (int length = 1; length < 33; length++) {
            line.reset();
            send(1, 20);
            line.write(frame(20), 0, length);
            send(21, 40);
            Decoded decoded = decoded();
            assertThat(decoded.batch.count() + decoded.codec.tally().missing())
                    .as("torn after %d bytes", length)
                    .isEqualTo(39);
            assertThat(decoded.batch.count()).isEqualTo(38);
        }
    }

    @Test
    void doesNotBelieveASpoiltCount() {
        send(0, 20);
        byte[] spoilt = frame(20);
        spoilt[1] = 77;
        line.writeBytes(spoilt);
        send(21, 40);
        Decoded decoded = decoded();
        assertThat(decoded.batch.count()).isEqualTo(40);
        assertThat(decoded.codec.tally().missing()).isZero();
    }

    @Test
    void findsTheFramesAgainAfterForeignBytes() {
        send(0, 20);
        Random random = new Random(1);
        byte[] noise = new byte[500];
        random.nextBytes(noise);
        line.writeBytes(noise);
        send(20, 60);
        Decoded decoded = decoded();
        assertThat(decoded.batch.count() + decoded.codec.tally().missing()).isEqualTo(60);
        assertThat(decoded.batch.count()).isGreaterThanOrEqualTo(58);
    }

    /**
     * The firmware converts at 250 Hz and sends the mean of the last two conversions, cut to a whole count towards zero: of
     * the Daisy module's channels in frames with even counts, of the board's in those with odd ones.
     */
    @Test
    void putsTheMeansOfDaisyAndBoardTogetherAndLeavesTheFirstPairOut() {
        int[] conversions = new Random(2).ints(600, -1_000_000, 1_000_000).toArray();
        for (int n = 0; n < conversions.length; n++) {
            int before = n == 0 ? 0 : conversions[n - 1];
            line.writeBytes(frameOf(n, (before + conversions[n]) / 2));
        }
        Decoded decoded = Decoded.of(profiles.named("openbci-cyton-daisy"), line.toByteArray());
        float scale = (float) (4.5e6 / 24 / 8388607);
        assertThat(decoded.batch.count()).isEqualTo(299);
        assertThat(decoded.codec.tally().missing()).isZero();
        for (int s = 0; s < 299; s++) {
            int odd = 2 * s + 3;
            int board = (conversions[odd] + conversions[odd - 1]) / 2;
            int daisy = (conversions[odd - 1] + conversions[odd - 2]) / 2;
            for (int channel = 0; channel < 8; channel++) {
                assertThat(decoded.sample(s)[channel]).isCloseTo(board * scale, within(0.01f));
                assertThat(decoded.sample(s)[8 + channel]).isCloseTo(daisy * scale, within(0.01f));
            }
        }
    }

    private static byte[] frameOf(int count, int value) {
        byte[] frame = new byte[33];
        frame[0] = (byte) 0xA0;
        frame[1] = (byte) count;
        for (int at = 2; at < 26; at += 3) {
            frame[at] = (byte) (value >> 16);
            frame[at + 1] = (byte) (value >> 8);
            frame[at + 2] = (byte) value;
        }
        frame[32] = (byte) 0xC0;
        return frame;
    }

    @Test
    void countsALostHalfOfADaisyPairAsOneSample() {
        send(0, 100);
        send(101, 201);
        Decoded decoded = Decoded.of(profiles.named("openbci-cyton-daisy"), line.toByteArray());
        assertThat(decoded.codec.tally().missing()).isEqualTo(1);
        assertThat(decoded.batch.count()).isEqualTo(98);
    }

    @Test
    void decodesTheSameHoweverTheBytesAreCut() {
        send(0, 100);
        send(103, 140);
        line.write(frame(140), 0, 20);
        send(141, 200);
        byte[] bytes = line.toByteArray();
        Decoded whole = decoded();
        for (int cut : new int[] {1, 2, 7, 33, 64}) {
            FrameCodec codec = FrameCodecs.of(cyton);
            FrameBatch batch = FrameCodecs.batch(cyton, 1024);
            int at = 0;
            for (int to = 0; to < bytes.length; ) {
                to = Math.min(bytes.length, to + cut);
                at += codec.decode(bytes, at, to, batch);
            }
            assertThat(batch.count()).as("cut every %d bytes", cut).isEqualTo(whole.batch.count());
            assertThat(batch.samples()).isEqualTo(whole.batch.samples());
            assertThat(codec.tally().missing()).isEqualTo(whole.codec.tally().missing());
        }
    }

    @Test
    void neverThrowsWhateverTheBytesAre() {
        Random random = new Random(7);
        for (DeviceProfile profile : profiles.all()) {
            FrameCodec codec = FrameCodecs.of(profile);
            FrameBatch batch = FrameCodecs.batch(profile, Math.max(8, codec.samplesAtOnce()));
            byte[] starts = profile.frame().header().toArray();
            byte[] bytes = new byte[Math.max(8192, 2 * codec.bytesNeeded())];
            for (int round = 0; round < 60; round++) {
                random.nextBytes(bytes);
                for (int at = 0; at + starts.length < bytes.length && round % 2 == 0; at += 1 + random.nextInt(60)) {
                    System.arraycopy(starts, 0, bytes, at, starts.length);
                }
                int at = 0;
                int used;
                do {
                    batch.clear();
                    used = codec.decode(bytes, at, bytes.length, batch);
                    assertThat(used).isBetween(0, bytes.length - at);
                    at += used;
                } while (used > 0);
                assertThat(bytes.length - at)
                        .as("bytes kept by %s", profile.id())
                        .isLessThanOrEqualTo(codec.bytesNeeded());
            }
        }
    }

    static Stream<DeviceProfile> profiles() {
        return DeviceProfiles.shipped().all().stream();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void allocatesNothing(DeviceProfile profile) {
        byte[] one = EncodedStream.of(profile, 1);
        int frames = Math.min(1000, 200_000 / one.length);
        byte[] bytes = EncodedStream.of(profile, frames * one.length);
        FrameCodec codec = FrameCodecs.of(profile);
        FrameBatch batch = FrameCodecs.batch(profile, 2 * frames + codec.samplesAtOnce());
        int times = Math.min(100_000 / frames, MOST_BYTES / bytes.length);
        decodeRepeatedly(codec, batch, bytes, times / 4);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        threads.getThreadAllocatedBytes(id);
        long before = threads.getThreadAllocatedBytes(id);
        decodeRepeatedly(codec, batch, bytes, times);
        long allocated = threads.getThreadAllocatedBytes(id) - before;
        assertThat(allocated)
                .as("bytes for %d frames of %s", times * frames, profile.id())
                .isLessThan(1000);
        assertThat(batch.count()).isGreaterThan(frames / 4);
    }

    private static void decodeRepeatedly(FrameCodec codec, FrameBatch batch, byte[] bytes, int times) {
        for (int i = 0; i < times; i++) {
            batch.clear();
            codec.decode(bytes, 0, bytes.length, batch);
        }
    }
}
