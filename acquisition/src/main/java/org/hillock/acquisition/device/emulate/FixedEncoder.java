package org.hillock.acquisition.device.emulate;

import java.util.List;
import java.util.Optional;
import org.hillock.acquisition.device.frame.Checksum;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.PairingSpec;
import org.hillock.acquisition.device.profile.VariantSpec;

/** Frames of fixed length, made from the profile alone. */
final class FixedEncoder implements FrameEncoder {
    private final FrameSpec spec;
    private final int length;
    private final Optional<FieldSpec> triggerField;
    private final int triggerIndex;
    private final Optional<VariantSpec> triggerVariant;
    private boolean sendsTriggers;
    private int lastTrigger;

    FixedEncoder(DeviceProfile profile, Optional<String> triggerLabel) {
        this.spec = profile.frame();
        this.length = spec.lengths().get(0);
        this.triggerField = triggerLabel.flatMap(label -> profile.auxiliaryFields().stream()
                .filter(field -> indexOf(field, label) >= 0)
                .findFirst());
        this.triggerIndex = triggerField
                .map(field -> indexOf(field, triggerLabel.orElse("")))
                .orElse(0);
        this.triggerVariant = triggerField.flatMap(field -> spec.variants().stream()
                .filter(variant -> variant.fields().contains(field))
                .findFirst());
        this.sendsTriggers = triggerVariant.flatMap(VariantSpec::mode).isEmpty();
    }

    @Override
    public void hear(String dialogue) {
        triggerVariant
                .flatMap(VariantSpec::mode)
                .filter(mode -> dialogue.equals(mode) || dialogue.equals(DeviceProfile.PREPARE))
                .ifPresent(mode -> sendsTriggers = dialogue.equals(mode));
    }

    private static int indexOf(FieldSpec field, String label) {
        for (int value = 0; value < field.count(); value++) {
            if (field.label(value).equals(label)) {
                return value;
            }
        }
        return -1;
    }

    @Override
    public List<byte[]> encode(float[] sample, long number, int trigger) {
        Optional<PairingSpec> pairing = spec.pairing();
        boolean momentary = triggerField.filter(FieldSpec::momentary).isPresent();
        int shown = momentary && trigger == lastTrigger ? 0 : trigger;
        lastTrigger = trigger;
        if (pairing.isPresent()) {
            PairingSpec pair = pairing.get();
            float[] values = number == 0 && pair.discardFirstPair() ? halved(sample) : sample;
            return List.of(
                    frame(values, pair.evenFirstChannel(), 2 * number, shown),
                    frame(values, pair.oddFirstChannel(), 2 * number + 1, momentary ? 0 : shown));
        }
        return List.of(frame(sample, 0, number, shown));
    }

    /** The board sends means of two conversions, of which the first has none before it. */
    private static float[] halved(float[] sample) {
        float[] half = sample.clone();
        for (int c = 0; c < half.length; c++) {
            half[c] /= 2;
        }
        return half;
    }

    private byte[] frame(float[] sample, int base, long count, int trigger) {
        byte[] frame = new byte[length];
        copy(spec.header(), frame, 0);
        if (!spec.footers().isEmpty()) {
            int at = spec.footerOffset() < 0 ? length + spec.footerOffset() : spec.footerOffset();
            copy(spec.footers().get(0), frame, at);
        }
        for (FieldSpec field : spec.fields()) {
            field.firstChannel().ifPresent(first -> FieldWriter.write(field, frame, 0, sample, base + first));
        }
        triggerField.filter(field -> sendsTriggers).ifPresent(field -> {
            triggerVariant.ifPresent(variant -> frame[variant.offset()] = (byte) variant.equals());
            FieldWriter.writeRaw(field, frame, 0, triggerIndex, trigger);
        });
        spec.counter()
                .ifPresent(counter -> FieldWriter.writeRaw(
                        counter.field(), frame, 0, 0, Math.floorMod(count * counter.step(), counter.modulus())));
        sign(frame);
        return frame;
    }

    private static void copy(HexBytes bytes, byte[] frame, int at) {
        System.arraycopy(bytes.toArray(), 0, frame, at, bytes.length());
    }

    private void sign(byte[] frame) {
        ChecksumSpec checksum = spec.checksum();
        int at = checksum.offset() < 0 ? length + checksum.offset() : checksum.offset();
        switch (checksum.kind()) {
            case NONE -> {}
            case CRC4 -> frame[at] |= (byte) Checksum.of(checksum.kind(), frame, checksum.from(), at + 1);
            default ->
                FieldWriter.number(
                        frame,
                        at,
                        checksum.kind().bytes(),
                        true,
                        Checksum.of(checksum.kind(), frame, checksum.from(), at));
        }
    }
}
