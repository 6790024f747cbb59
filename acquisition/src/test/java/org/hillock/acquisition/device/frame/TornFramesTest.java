package org.hillock.acquisition.device.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hillock.acquisition.device.emulate.CountingSupply;
import org.hillock.acquisition.device.emulate.EncodedStream;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.DeviceProfiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two frames in a row break off, each after any number of bytes, so that some pairs of pieces have just the length of a
 * frame: no sample is made of two, and both are reported missing.
 */
class TornFramesTest {
    private static final int FRAMES = 14;
    private static final int FIRST_TORN = 6;

    /** A frame that is followed by what begins none is not trusted, so the one before a tear may be given up. */
    private static final int MOST_GIVEN_UP = 1;

    /**
     * Not those of which nothing behind their first bytes says that they are whole (OpenEEG's P2, Shimmer3), or a single byte
     * that a value may hold as well (CGX, Chords): a piece of a byte or two passes for the end of a value there.
     */
    static Stream<DeviceProfile> framesThatProveTheirEnd() {
        return Stream.of(
                        "hackeeg-messagepack",
                        "hackeeg",
                        "openbci-cyton",
                        "gtec-unicorn",
                        "freeeeg32",
                        "openeeg-p3",
                        "bitalino-6ch",
                        "mentalab-explore-4",
                        "mentalab-explore-8")
                .map(DeviceProfiles.shipped()::named);
    }

    @ParameterizedTest
    @MethodSource("framesThatProveTheirEnd")
    void makesNoSampleOfTwo(DeviceProfile profile) {
        int length = EncodedStream.of(profile, 1).length;
        byte[] whole = EncodedStream.of(profile, FRAMES * length);
        List<String> wrong = new ArrayList<>();
        for (int first = 1; first < length; first++) {
            for (int second : new TreeSet<>(List.of(1, 2, length / 2, length - first, length - 2, length - 1))) {
                byte[] line = torn(whole, length, first, second);
                for (int step : new int[] {line.length, length, 5}) {
                    String flaw = flaw(profile, line, step);
                    if (!flaw.isEmpty()) {
                        wrong.add("torn after " + first + " and " + second + " bytes, " + step + " at a time: " + flaw);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static byte[] torn(byte[] whole, int length, int first, int second) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write(whole, 0, FIRST_TORN * length + first);
        line.write(whole, (FIRST_TORN + 1) * length, second);
        line.write(whole, (FIRST_TORN + 2) * length, (FRAMES - FIRST_TORN - 2) * length);
        return line.toByteArray();
    }

    /** Reads the line some bytes at a time and tells what is wrong with what came. */
    private static String flaw(DeviceProfile profile, byte[] line, int step) {
        FrameCodec codec = FrameCodecs.of(profile);
        FrameBatch batch = FrameCodecs.batch(profile, FRAMES + codec.samplesAtOnce());
        int at = 0;
        for (int to = step; to < line.length + step; to += step) {
            at += codec.decode(line, at, Math.min(to, line.length), batch);
        }
        if (batch.count() + codec.tally().missing() != FRAMES) {
            return batch.count() + " delivered and " + codec.tally().missing() + " missing";
        }
        if (batch.count() < FRAMES - 2 - MOST_GIVEN_UP) {
            return batch.count() + " delivered";
        }
        CountingSupply supply = new CountingSupply(profile);
        int number = 0;
        for (int s = 0; s < batch.count(); s++, number++) {
            number += batch.missingBefore(s);
            for (int c = 0; c < batch.channels(); c++) {
                if (Math.abs(batch.samples()[s * batch.channels() + c] - supply.expected(number, c)) > 1e-3) {
                    return "channel " + c + " of sample " + number;
                }
            }
        }
        return "";
    }
}
