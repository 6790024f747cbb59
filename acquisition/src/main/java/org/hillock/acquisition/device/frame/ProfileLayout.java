package org.hillock.acquisition.device.frame;

import java.util.Arrays;
import java.util.List;
import org.hillock.acquisition.device.profile.ChecksumSpec;
import org.hillock.acquisition.device.profile.CounterSpec;
import org.hillock.acquisition.device.profile.DeviceProfile;
import org.hillock.acquisition.device.profile.FrameSpec;
import org.hillock.acquisition.device.profile.HexBytes;
import org.hillock.acquisition.device.profile.VariantSpec;
import org.jspecify.annotations.Nullable;

/** A frame as a profile describes it, compiled to arrays. */
final class ProfileLayout extends FrameLayout {
    private static final int LEAST_TELLING_BYTES = 4;

    private final byte[] header;
    private final byte[][] footers;
    private final int footerOffset;
    private final boolean @Nullable [] endingBytes;
    private final ChecksumSpec checksum;
    private final boolean summed;
    private final int checksumAt;
    private final @Nullable FieldDecoder counter;
    private final FieldPlan fields;
    private final FieldPlan @Nullable [] variants;
    private final int variantOffset;
    private final int startBytes;

    ProfileLayout(DeviceProfile profile, int length) {
        super(length);
        FrameSpec spec = profile.frame();
        this.header = spec.header().toArray();
        this.footers = spec.footers().stream().map(HexBytes::toArray).toArray(byte[][]::new);
        this.footerOffset = spec.footerOffset() < 0 ? length + spec.footerOffset() : spec.footerOffset();
        this.endingBytes = endingBytes(footers);
        this.checksum = spec.checksum();
        this.summed = checksum.kind() != ChecksumSpec.Kind.NONE;
        this.checksumAt = checksum.offset() < 0 ? length + checksum.offset() : checksum.offset();
        this.counter = spec.counter()
                .map(CounterSpec::field)
                .map(field -> new FieldDecoder(field, 0))
                .orElse(null);
        this.fields = FieldPlan.of(profile, spec.fields());
        this.variantOffset =
                spec.variants().isEmpty() ? 0 : spec.variants().get(0).offset();
        this.variants = spec.variants().isEmpty() ? null : variants(profile, spec.variants());
        this.startBytes = provesItself(spec) ? 0 : startBytes(spec);
    }

    /** Which bytes end a frame, where single ones do; nothing otherwise. */
    private static boolean @Nullable [] endingBytes(byte[][] footers) {
        boolean[] ending = new boolean[256];
        for (byte[] footer : footers) {
            if (footer.length != 1) {
                return null;
            }
            ending[footer[0] & 0xFF] = true;
        }
        return footers.length == 0 ? null : ending;
    }

    private static boolean provesItself(FrameSpec spec) {
        return !spec.footers().isEmpty() || spec.checksum().kind() != ChecksumSpec.Kind.NONE;
    }

    /** The header and the count, where both together are no accident inside a frame. */
    private static int startBytes(FrameSpec spec) {
        int header = spec.header().length();
        return spec.counter()
                .map(CounterSpec::field)
                .filter(field -> header + field.type().bytes() >= LEAST_TELLING_BYTES)
                .map(field -> Math.max(header, field.end()))
                .orElse(0);
    }

    @Override
    int startBytes() {
        return startBytes;
    }

    @Override
    boolean isBeyondDoubt() {
        return checksum.kind() == ChecksumSpec.Kind.CRC16 || (footers.length > 0 && footers[0].length > 1);
    }

    private static FieldPlan[] variants(DeviceProfile profile, List<VariantSpec> specs) {
        FieldPlan none = FieldPlan.of(profile, List.of());
        FieldPlan[] plans = new FieldPlan[256];
        Arrays.fill(plans, none);
        for (VariantSpec spec : specs) {
            if (plans[spec.equals()] == none) {
                plans[spec.equals()] = FieldPlan.of(profile, spec.fields());
            }
        }
        return plans;
    }

    @Override
    boolean matches(byte[] bytes, int frame) {
        return begins(bytes, frame, header.length) && ends(bytes, frame) && (!summed || sums(bytes, frame));
    }

    @Override
    boolean mayBegin(byte[] bytes, int frame, int to) {
        return begins(bytes, frame, Math.min(header.length, to - frame));
    }

    private boolean begins(byte[] bytes, int frame, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[frame + i] != header[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean ends(byte[] bytes, int frame) {
        if (endingBytes != null) {
            return endingBytes[bytes[frame + footerOffset] & 0xFF];
        }
        for (byte[] footer : footers) {
            if (equal(bytes, frame + footerOffset, footer)) {
                return true;
            }
        }
        return footers.length == 0;
    }

    private static boolean equal(byte[] bytes, int at, byte[] footer) {
        for (int i = 0; i < footer.length; i++) {
            if (bytes[at + i] != footer[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean sums(byte[] bytes, int frame) {
        int end = frame + checksumAt;
        return switch (checksum.kind()) {
            case NONE -> true;
            case CRC4 -> Checksum.of(checksum.kind(), bytes, frame + checksum.from(), end + 1) == (bytes[end] & 0xF);
            case CRC16 -> Checksum.of(checksum.kind(), bytes, frame + checksum.from(), end) == Raw.u16be(bytes, end);
            default -> Checksum.of(checksum.kind(), bytes, frame + checksum.from(), end) == (bytes[end] & 0xFF);
        };
    }

    @Override
    long counter(byte[] bytes, int frame) {
        return counter == null ? 0 : counter.raw(bytes, frame);
    }

    @Override
    void signal(byte[] bytes, int frame, float[] out, int base) {
        fields.signal(bytes, frame, out, base);
    }

    @Override
    void auxiliary(byte[] bytes, int frame, FrameBatch batch) {
        fields.auxiliary(bytes, frame, batch);
        if (variants != null) {
            variants[bytes[frame + variantOffset] & 0xFF].auxiliary(bytes, frame, batch);
        }
    }
}
