package org.hillock.acquisition.device.profile;

import java.util.List;
import java.util.Optional;

/**
 * Fields that a frame has only when one of its bytes says so.
 *
 * @param offset the byte that decides
 * @param equals what it is then
 * @param mode the dialogue that makes the device send such frames; empty: it sends them anyway
 * @param fields the fields
 */
public record VariantSpec(int offset, int equals, Optional<String> mode, List<FieldSpec> fields) {
    /** Copies the list. */
    public VariantSpec {
        fields = List.copyOf(fields);
    }
}
