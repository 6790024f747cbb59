package org.hillock.acquisition.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.emulate.EncodedStream;
import org.hillock.acquisition.device.link.ByteLink;
import org.hillock.acquisition.device.link.LinkOpener;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.hillock.acquisition.stream.SessionClock;
import org.junit.jupiter.api.Test;

/** A line that carries at one speed only. */
class BaudFallbackTest {
    private static final DeviceProfiles PROFILES = DeviceProfiles.shipped();
    private static final SerialSettings HASTY = new SerialSettings(
            TriggerSettings.none(), Duration.ofMillis(150), Duration.ofMillis(20), Duration.ofMillis(50));

    private final List<Integer> opened = Collections.synchronizedList(new ArrayList<>());

    /** Opens a board that understands commands at one speed, and streams frames when told to or unasked. */
    private LinkOpener boardAt(int baud, DeviceProfile profile) {
        return (port, line) -> {
            opened.add(line.baud());
            return new Board(line.baud() == baud, profile);
        };
    }

    private Heard hear(DeviceProfile profile, int baud) throws InterruptedException {
        try (SerialSource source =
                new SerialSource("ttyTest", profile, HASTY, SessionClock.monotonic(), boardAt(baud, profile))) {
            Heard heard = new Heard(source);
            heard.await(20, 8000);
            return heard;
        }
    }

    @Test
    void opensADeviceThatAnswersAtItsOtherSpeed() throws InterruptedException {
        Heard heard = hear(Impatient.of(PROFILES.named("chords-uno-r3")), 115200);
        assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(20);
        assertThat(opened).startsWith(230400, 115200);
    }

    @Test
    void opensADeviceThatStreamsUnaskedAtItsOtherSpeed() throws InterruptedException {
        Heard heard = hear(PROFILES.named("neurosky-mindwave-mobile"), 9600);
        assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(20);
        assertThat(opened).startsWith(57600, 115200, 9600);
    }

    @Test
    void saysWhichSpeedsWereTried() throws InterruptedException {
        Heard heard = hear(Impatient.of(PROFILES.named("chords-uno-r3")), 4800);
        assertThat(heard.failure.get())
                .isInstanceOf(AcquisitionException.class)
                .hasMessageContaining("to 'WHORU', expected 'UNO-R3' or 'UNO-CLONE' or 'GENUINO-UNO' in it")
                .hasMessageEndingWith("It was tried at 230400 and 115200 baud.");
        assertThat(opened).containsExactly(230400, 115200);
    }

    private static final class Board implements ByteLink {
        private final boolean understands;
        private final DeviceProfile profile;
        private final byte[] frames;
        private byte[] answer = {};
        private boolean streaming;
        private int at;

        Board(boolean understands, DeviceProfile profile) {
            this.understands = understands;
            this.profile = profile;
            this.frames = EncodedStream.of(profile, 4000);
            this.streaming = understands && profile.streamsUnasked();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            byte[] from = answer;
            if (from.length == 0 && streaming) {
                from = Arrays.copyOfRange(frames, at, Math.min(frames.length, at + 64));
                at += from.length;
            }
            answer = new byte[0];
            if (from.length == 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                return 0;
            }
            int given = Math.min(length, from.length);
            System.arraycopy(from, 0, into, offset, given);
            return given;
        }

        @Override
        public boolean write(byte[] bytes, Duration deadline) {
            if (!understands) {
                answer = new byte[] {(byte) 0xF0, (byte) 0x81, '\n'};
            } else {
                profile.dialogue(DeviceProfile.PREPARE).forEach(step -> {
                    if (Arrays.equals(step.send().toArray(), bytes)) {
                        answer = step.expect().example().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
                    }
                });
                streaming |= profile.dialogue(DeviceProfile.START).stream()
                        .anyMatch(step -> Arrays.equals(step.send().toArray(), bytes));
            }
            return true;
        }

        @Override
        public void close() {
            streaming = false;
        }
    }
}
