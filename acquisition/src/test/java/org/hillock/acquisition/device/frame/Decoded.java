package org.hillock.acquisition.device.frame;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/** What a profile's parser makes of some bytes. */
final class Decoded {
    private final DeviceProfile profile;
    final FrameBatch batch;
    final FrameCodec codec;

    private Decoded(DeviceProfile profile, FrameBatch batch, FrameCodec codec) {
        this.profile = profile;
        this.batch = batch;
        this.codec = codec;
    }

    static Decoded of(DeviceProfile profile, byte[]... parts) {
        FrameBatch batch = FrameCodecs.batch(profile, 1024);
        FrameCodec codec = FrameCodecs.of(profile);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        codec.decode(all.toByteArray(), 0, all.size(), batch);
        return new Decoded(profile, batch, codec);
    }

    float[] sample(int number) {
        int channels = batch.channels();
        return Arrays.copyOfRange(batch.samples(), number * channels, (number + 1) * channels);
    }

    /** The values of the first auxiliary row by their labels. */
    float[] aux(String... labels) {
        List<String> all = new ArrayList<>();
        for (FieldSpec field : profile.auxiliaryFields()) {
            for (int value = 0; value < field.count(); value++) {
                all.add(field.label(value));
            }
        }
        float[] values = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            values[i] = batch.auxRows()[all.indexOf(labels[i])];
        }
        return values;
    }
}
