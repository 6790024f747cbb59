package org.hillock.acquisition.device.emulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.PacketSpec;

/**
 * Packets of a Mentalab Explore, one a sample; when it is told to measure impedance, one more with its line from voltage to
 * impedance. All share one count.
 */
final class ExploreEncoder implements FrameEncoder {
    /** The line's slope in tens, as it stands in the packet. */
    static final int SLOPE_TENS = 20_000;

    /** Its offset in hundredths. */
    static final int OFFSET_HUNDREDTHS = 10_000;

    private static final int CALIBRATION_OVER_USB = 0xC5;
    private static final int HEADER = 8;
    private static final int BEFORE_LENGTH = 4;

    private final PacketSpec packet;
    private final byte[] trailer;
    private final int dataBytes;
    private boolean owesCalibration;
    private int others;

    ExploreEncoder(DeviceProfile profile) {
        this.packet = profile.frame().packets().get(0);
        HexBytes end = profile.frame().footers().get(0);
        this.trailer = end.toArray();
        this.dataBytes = packet.fields().stream().mapToInt(FieldSpec::end).max().orElse(0);
    }

    @Override
    public void hear(String dialogue) {
        owesCalibration |= dialogue.equals(CommandTable.CURRENT_ON);
    }

    @Override
    public List<byte[]> encode(float[] sample, long number, int trigger) {
        List<byte[]> all = new ArrayList<>();
        if (owesCalibration) {
            owesCalibration = false;
            byte[] calibration = packet(CALIBRATION_OVER_USB, 4, number);
            FieldWriter.number(calibration, HEADER, 2, false, SLOPE_TENS);
            FieldWriter.number(calibration, HEADER + 2, 2, false, OFFSET_HUNDREDTHS);
            all.add(calibration);
            others++;
        }
        byte[] signal = packet(packet.code(), dataBytes, number);
        packet.fields()
                .forEach(field -> field.firstChannel()
                        .ifPresent(first -> FieldWriter.write(field, signal, HEADER, sample, first)));
        all.add(signal);
        return all;
    }

    private byte[] packet(int code, int bytes, long number) {
        byte[] start = {(byte) code, (byte) (number + others)};
        byte[] whole = Arrays.copyOf(start, HEADER + bytes + trailer.length);
        FieldWriter.number(whole, 2, 2, false, whole.length - BEFORE_LENGTH);
        FieldWriter.number(whole, BEFORE_LENGTH, 4, false, number);
        System.arraycopy(trailer, 0, whole, HEADER + bytes, trailer.length);
        return whole;
    }
}
