package org.hillock.acquisition.device.emulate;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.hillock.acquisition.device.profile.DeviceProfile;

/** The bytes that an emulated device sends, without a line. */
public final class EncodedStream {
    private EncodedStream() {}

    /** Frames of counted samples, so many bytes or a few more. */
    public static byte[] of(DeviceProfile profile, int atLeast) {
        FrameEncoder encoder = FrameEncoders.of(profile, Optional.empty());
        CountingSupply supply = new CountingSupply(profile);
        float[] sample = new float[profile.montage().size()];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long number = 0; out.size() < atLeast; number++) {
            supply.next(sample);
            encoder.encode(sample, number, 0).forEach(out::writeBytes);
        }
        return out.toByteArray();
    }
}
