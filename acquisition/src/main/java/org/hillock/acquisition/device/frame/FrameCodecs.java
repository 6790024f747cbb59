package org.hillock.acquisition.device.frame;

import java.util.List;
import org.hillock.acquisition.AcquisitionException;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FieldSpec;
import org.hillock.acquisition.device.profile.FrameSpec;

/** Makes the parser of a profile. */
public final class FrameCodecs {
    private FrameCodecs() {}

    /**
     * The parser for a device's frames.
     *
     * @throws AcquisitionException when the profile names a codec that there is not
     */
    public static FrameCodec of(DeviceProfile profile) {
        FrameSpec spec = profile.frame();
        int channels = profile.montage().size();
        return switch (spec.codec()) {
            case FrameSpec.FIXED ->
                new LockingCodec(
                        spec,
                        spec.lengths().stream()
                                .map(length -> new ProfileLayout(profile, length))
                                .toList(),
                        channels);
            case "cgx" -> new LockingCodec(spec, List.of(new CgxLayout(profile)), channels);
            case "openeeg-p3" -> new LockingCodec(spec, List.of(new OpenEegP3Layout(profile)), channels);
            case "thinkgear" -> new ThinkGearCodec(profile);
            case "escape-bit7" -> new EscapeBit7Codec(profile);
            case "hackeeg", "hackeeg-messagepack" -> new HackEegCodec(profile);
            case "explore" -> new ExploreCodec(profile);
            case "ganglion" -> new GanglionCodec(profile);
            default ->
                throw new AcquisitionException("The device profile " + profile.id() + " names the codec '"
                        + spec.codec() + "', which Hillock does not have; name one that its schema lists.");
        };
    }

    /** A batch that fits a device. */
    public static FrameBatch batch(DeviceProfile profile, int samples) {
        return new FrameBatch(profile.montage().size(), auxiliaryValues(profile), samples);
    }

    /** Values of a row of auxiliary values. */
    public static int auxiliaryValues(DeviceProfile profile) {
        return profile.auxiliaryFields().stream().mapToInt(FieldSpec::count).sum();
    }
}
