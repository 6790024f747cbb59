package org.hillock.acquisition.device.emulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.frame.Checksum;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.PacketSpec;
import org.hillock.acquisition.json.Words;

/** The encoders of the named codecs. */
final class FrameEncoders {
    private static final String CGX_TRIGGER = "trigger";

    private FrameEncoders() {}

    /**
     * The encoder of a profile's frames.
     *
     * @param trigger the auxiliary value that carries the trigger line
     * @throws AcquisitionException when the device has no such value, or the emulated one cannot set it
     */
    static FrameEncoder of(DeviceProfile profile, Optional<String> trigger) {
        FrameSpec spec = profile.frame();
        trigger.ifPresent(label -> checkTrigger(profile, label));
        return switch (spec.codec()) {
            case FrameSpec.FIXED -> new FixedEncoder(profile, trigger);
            case "thinkgear" -> thinkGear(profile);
            case "openeeg-p3" -> openEegP3(spec.fields().get(0));
            case "escape-bit7" -> escapeBit7(spec.fields().get(0));
            case "cgx" -> cgx(spec.fields().get(0));
            case "hackeeg", "hackeeg-messagepack" -> hackEeg(spec);
            case "explore" -> new ExploreEncoder(profile);
            case "ganglion" -> new GanglionEncoder(profile);
            default ->
                throw new AcquisitionException("There is no emulated device for the codec '" + spec.codec()
                        + "' of the profile " + profile.id() + "; emulate another device.");
        };
    }

    private static void checkTrigger(DeviceProfile profile, String trigger) {
        List<String> able =
                switch (profile.frame().codec()) {
                    case FrameSpec.FIXED ->
                        profile.auxiliaryFields().stream()
                                .flatMap(field ->
                                        IntStream.range(0, field.count()).mapToObj(field::label))
                                .toList();
                    case "cgx" -> List.of(CGX_TRIGGER);
                    default -> List.of();
                };
        if (!able.contains(trigger)) {
            throw AcquisitionException.badInput(
                    "The trigger of the emulated device " + profile.id(),
                    "'" + trigger + "'",
                    able.isEmpty() ? "none, since it carries no triggers" : "one of " + String.join(", ", able),
                    Words.nearest(trigger, able)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(able.isEmpty() ? "leave it out" : "name one of these"));
        }
    }

    private static FrameEncoder thinkGear(DeviceProfile profile) {
        PacketSpec raw = profile.frame().packets().stream()
                .filter(packet -> packet.fields().stream().anyMatch(FieldSpec::isSignal))
                .findFirst()
                .orElseThrow();
        FieldSpec field = raw.fields().get(0);
        return (sample, number, trigger) -> {
            int bytes = field.end();
            byte[] frame = new byte[6 + bytes];
            frame[0] = (byte) 0xAA;
            frame[1] = (byte) 0xAA;
            frame[2] = (byte) (2 + bytes);
            frame[3] = (byte) raw.code();
            frame[4] = (byte) bytes;
            FieldWriter.write(field, frame, 5, sample, 0);
            frame[5 + bytes] = (byte) Checksum.of(ChecksumSpec.Kind.SUM8_INVERTED, frame, 3, 5 + bytes);
            return List.of(frame);
        };
    }

    private static FrameEncoder openEegP3(FieldSpec field) {
        return (sample, number, trigger) -> {
            byte[] frame = new byte[2 + 3 * ((sample.length + 1) / 2)];
            frame[0] = (byte) ((number & 0x3F) << 1);
            for (int c = 0; c < sample.length; c++) {
                int value = (int) clamp(sample[c] / field.scale() + field.subtract(), 0, 1023);
                int at = 2 + 3 * (c / 2);
                frame[at + c % 2] = (byte) (value & 0x7F);
                frame[at + 2] |= (byte) (c % 2 == 0 ? value >> 7 << 4 : value >> 7);
            }
            frame[frame.length - 1] |= (byte) 0x80;
            return List.of(frame);
        };
    }

    private static FrameEncoder escapeBit7(FieldSpec field) {
        return (sample, number, trigger) -> {
            byte[] frame = new byte[2 * sample.length];
            for (int c = 0; c < sample.length; c++) {
                int value = (int) clamp(sample[c] / field.scale() + field.subtract(), 0, 16_383);
                frame[2 * c] = (byte) (value >> 7);
                frame[2 * c + 1] = (byte) (value & 0x7F);
            }
            frame[0] |= (byte) 0x80;
            return List.of(frame);
        };
    }

    private static FrameEncoder cgx(FieldSpec field) {
        return (sample, number, trigger) -> {
            byte[] frame = new byte[6 + 3 * sample.length];
            frame[0] = (byte) 0xFF;
            frame[1] = (byte) (number & 0x7F);
            for (int c = 0; c < sample.length; c++) {
                int value = (int) clamp(sample[c] / field.scale(), Integer.MIN_VALUE, Integer.MAX_VALUE) >> 10;
                frame[2 + 3 * c] = (byte) (value >> 14);
                frame[3 + 3 * c] = (byte) (value >> 7 & 0x7F);
                frame[4 + 3 * c] = (byte) (value & 0x7F);
            }
            frame[frame.length - 2] = (byte) (trigger >> 8);
            frame[frame.length - 1] = (byte) trigger;
            return List.of(frame);
        };
    }

    private static FrameEncoder hackEeg(FrameSpec spec) {
        int length = spec.fields().stream().mapToInt(FieldSpec::end).max().orElse(0);
        return (sample, number, trigger) -> {
            byte[] content = new byte[length];
            spec.fields()
                    .forEach(field -> field.firstChannel()
                            .ifPresent(first -> FieldWriter.write(field, content, 0, sample, first)));
            spec.counter().ifPresent(counter -> FieldWriter.writeRaw(counter.field(), content, 0, 0, number));
            if (spec.codec().equals("hackeeg-messagepack")) {
                byte[] head = HexBytes.parse("82A143CCC8A144C4").toArray();
                byte[] message = Arrays.copyOf(head, head.length + 1 + content.length);
                message[head.length] = (byte) content.length;
                System.arraycopy(content, 0, message, head.length + 1, content.length);
                return List.of(message);
            }
            String line = "{\"C\":200,\"D\":\"" + Base64.getEncoder().encodeToString(content) + "\"}\n";
            return List.of(line.getBytes(StandardCharsets.US_ASCII));
        };
    }

    private static long clamp(double value, long least, long most) {
        return Math.max(least, Math.min(most, Math.round(value)));
    }
}
