package org.hillock.acquisition.device.profile;

import java.util.List;

/**
 * Fields that a frame has only when one of its bytes says so.
 *
 * @param offset the byte that decides
 * @param equals what it is then
 * @param fields the fields
 */
public record VariantSpec(int offset, int equals, List<FieldSpec> fields) {
    /** Copies the list. */
    public VariantSpec {
        fields = List.copyOf(fields);
    }
}
