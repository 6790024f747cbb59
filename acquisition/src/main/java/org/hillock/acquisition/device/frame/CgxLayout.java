package org.hillock.acquisition.device.frame;

import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;

/**
 * A frame of CGX (Cognionics) headsets: FF, a count modulo 128, three bytes a channel, impedance state, battery, trigger.
 *
 * <p>A value is b0 &lt;&lt; 24 | b1 &lt;&lt; 17 | b2 &lt;&lt; 10, where b1 and b2 have seven bits; b0 has eight, so that FF may also
 * stand inside a frame.
 *
 * <p>Of the auxiliary values the third is the trigger's code as the maker's program tells it, which takes a value above 255
 * for a code in the upper byte; a fourth is all sixteen lines.
 */
final class CgxLayout extends FrameLayout {
    private static final int SYNC = 0xFF;
    private static final int OVERHEAD = 6;
    private static final int HIGHEST_CODE = 255;

    private final int channels;
    private final double scale;
    private final double subtract;

    CgxLayout(DeviceProfile profile) {
        super(OVERHEAD + 3 * profile.montage().size());
        FieldSpec field = profile.frame().fields().get(0);
        this.channels = profile.montage().size();
        this.scale = field.scale();
        this.subtract = field.subtract();
    }

    @Override
    boolean matches(byte[] bytes, int frame) {
        if ((bytes[frame] & 0xFF) != SYNC || bytes[frame + 1] < 0) {
            return false;
        }
        for (int c = 0; c < channels; c++) {
            int at = frame + 2 + 3 * c;
            if ((bytes[at + 1] | bytes[at + 2]) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    boolean mayBegin(byte[] bytes, int frame, int to) {
        return (bytes[frame] & 0xFF) == SYNC && (frame + 1 >= to || bytes[frame + 1] >= 0);
    }

    @Override
    long counter(byte[] bytes, int frame) {
        return bytes[frame + 1];
    }

    @Override
    void signal(byte[] bytes, int frame, float[] out, int base) {
        for (int c = 0; c < channels; c++) {
            int at = frame + 2 + 3 * c;
            int value = bytes[at] << 24 | bytes[at + 1] << 17 | bytes[at + 2] << 10;
            out[base + c] = (float) ((value - subtract) * scale);
        }
    }

    @Override
    void auxiliary(byte[] bytes, int frame, FrameBatch batch) {
        int at = frame + 2 + 3 * channels;
        float[] aux = batch.aux();
        if (aux.length >= 3) {
            aux[0] = bytes[at] & 0xFF;
            aux[1] = bytes[at + 1] & 0xFF;
            int lines = Raw.u16be(bytes, at + 2);
            aux[2] = lines > HIGHEST_CODE ? lines >> Byte.SIZE : lines;
            if (aux.length > 3) {
                aux[3] = lines;
            }
            batch.touchAux();
        }
    }
}
