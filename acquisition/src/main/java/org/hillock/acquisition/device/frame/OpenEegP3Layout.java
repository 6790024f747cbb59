package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/**
 * A frame of OpenEEG's protocol P3: bit 7 is set in the last byte only. Byte 0 holds a count of six bits above the
 * auxiliary byte's top bit, byte 1 its rest; then each pair of channels takes three bytes: two times the low seven bits,
 * then the high three of both.
 */
final class OpenEegP3Layout extends FrameLayout {
    private static final int SWITCHES_COUNT = 4;

    private final int channels;
    private final double scale;
    private final double subtract;

    OpenEegP3Layout(DeviceProfile profile) {
        super(2 + 3 * ((profile.montage().size() + 1) / 2));
        FieldSpec field = profile.frame().fields().get(0);
        this.channels = profile.montage().size();
        this.scale = field.scale();
        this.subtract = field.subtract();
    }

    @Override
    boolean matches(byte[] bytes, int frame) {
        for (int i = 0; i < length() - 1; i++) {
            if (bytes[frame + i] < 0) {
                return false;
            }
        }
        return bytes[frame + length() - 1] < 0;
    }

    @Override
    boolean mayBegin(byte[] bytes, int frame, int to) {
        return bytes[frame] >= 0;
    }

    @Override
    long counter(byte[] bytes, int frame) {
        return bytes[frame] >> 1 & 0x3F;
    }

    @Override
    void signal(byte[] bytes, int frame, float[] out, int base) {
        for (int c = 0; c < channels; c++) {
            int at = frame + 2 + 3 * (c / 2);
            int high = c % 2 == 0 ? bytes[at + 2] >> 4 & 7 : bytes[at + 2] & 7;
            int value = high << 7 | (bytes[at + c % 2] & 0x7F);
            out[base + c] = (float) ((value - subtract) * scale);
        }
    }

    @Override
    void auxiliary(byte[] bytes, int frame, FrameBatch batch) {
        if (batch.aux().length > 0 && counter(bytes, frame) % 8 == SWITCHES_COUNT) {
            batch.aux()[0] = (bytes[frame] & 1) << 7 | (bytes[frame + 1] & 0x7F);
            batch.touchAux();
        }
    }
}
