package org.hillock.acquisition.device.profile;

import java.util.HexFormat;

/**
 * A USB vendor and product id.
 *
 * @param product -1 for any product of the vendor
 */
public record UsbId(int vendor, int product) {
    /** Any product of a vendor. */
    public static final int ANY = -1;

    /** Whether a port with these ids is meant. */
    public boolean matches(int vendorId, int productId) {
        return vendor == vendorId && (product == ANY || product == productId);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of().withUpperCase();
        return hex.toHexDigits((short) vendor) + ":" + (product == ANY ? "*" : hex.toHexDigits((short) product));
    }
}
