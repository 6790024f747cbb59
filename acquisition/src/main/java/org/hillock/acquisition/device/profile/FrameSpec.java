package org.hillock.acquisition.device.profile;

import java.util.List;
import java.util.Optional;

/**
 * How samples stand in the bytes.
 *
 * @param codec who reads them: {@value #FIXED}, or the name of a codec class
 * @param lengths the lengths that a frame may have, the likeliest first; empty when the codec knows
 * @param header the first bytes
 * @param footers what the bytes at {@code footerOffset} may be; empty: anything
 * @param footerOffset where the footer stands; negative from the end
 * @param counter what losses are counted by
 * @param checksum how a frame proves that it is whole
 * @param resyncGoodFrames how many good frames in a row are needed before the first is trusted
 * @param fields the values
 * @param variants values of some frames only
 * @param packets kinds of packet or row
 * @param messageStart the bytes before a text between frames
 * @param messageEnd the bytes after it
 * @param textEnd the bytes that end a text between frames which has no start of its own; empty: there are none
 * @param pairing how two frames make a sample
 * @param firmware the generation of the device's firmware, where that changes the layout; else 0
 */
public record FrameSpec(
        String codec,
        List<Integer> lengths,
        HexBytes header,
        List<HexBytes> footers,
        int footerOffset,
        Optional<CounterSpec> counter,
        ChecksumSpec checksum,
        int resyncGoodFrames,
        List<FieldSpec> fields,
        List<VariantSpec> variants,
        List<PacketSpec> packets,
        HexBytes messageStart,
        HexBytes messageEnd,
        HexBytes textEnd,
        Optional<PairingSpec> pairing,
        int firmware) {
    /** The codec of frames with one length, which needs no code. */
    public static final String FIXED = "fixed";

    /** Copies the lists. */
    public FrameSpec {
        lengths = List.copyOf(lengths);
        footers = List.copyOf(footers);
        fields = List.copyOf(fields);
        variants = List.copyOf(variants);
        packets = List.copyOf(packets);
    }

    /** The same with other variants. */
    FrameSpec withVariants(List<VariantSpec> others) {
        return new FrameSpec(
                codec,
                lengths,
                header,
                footers,
                footerOffset,
                counter,
                checksum,
                resyncGoodFrames,
                fields,
                others,
                packets,
                messageStart,
                messageEnd,
                textEnd,
                pairing,
                firmware);
    }

    /** All fields, those of variants and packets last. */
    public List<FieldSpec> allFields() {
        List<FieldSpec> all = new java.util.ArrayList<>(fields);
        variants.forEach(variant -> all.addAll(variant.fields()));
        packets.forEach(packet -> all.addAll(packet.fields()));
        return all;
    }
}
