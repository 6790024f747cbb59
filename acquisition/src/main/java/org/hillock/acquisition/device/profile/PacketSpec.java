package org.hillock.acquisition.device.profile;

import java.util.List;

/**
 * One kind of packet, or of row in a packet, of a device that sends several.
 *
 * @param code the byte that tells it apart
 * @param stride bytes from one sample to the next inside the packet; 0: there is one
 * @param fields the fields of a sample
 */
public record PacketSpec(int code, int stride, List<FieldSpec> fields) {
    /** Copies the list. */
    public PacketSpec {
        fields = List.copyOf(fields);
    }
}
