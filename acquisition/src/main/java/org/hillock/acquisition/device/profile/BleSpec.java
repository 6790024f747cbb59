package org.hillock.acquisition.device.profile;

/**
 * A device that is reached over Bluetooth Low Energy.
 *
 * @param nameContains a part of the name that it advertises
 * @param service the attribute group that holds its line, as UUID bytes in the order of the air (lowest first)
 * @param values the characteristic that brings values, likewise
 * @param commands the characteristic that takes commands, likewise
 */
public record BleSpec(String nameContains, HexBytes service, HexBytes values, HexBytes commands) {
    /** The bytes on the air of a UUID as it is written, with hyphens or without: the same, last byte first. */
    static HexBytes onTheAir(String uuid) {
        byte[] bytes = HexBytes.parse(uuid.replace("-", "")).toArray();
        for (int i = 0, k = bytes.length - 1; i < k; i++, k--) {
            byte first = bytes[i];
            bytes[i] = bytes[k];
            bytes[k] = first;
        }
        return HexBytes.of(bytes);
    }
}
