package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** How a stored weight acts; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TransferSetting.Plain.class, name = "identity"),
    @JsonSubTypes.Type(value = TransferSetting.Logarithm.class, name = "logarithm")
})
public sealed interface TransferSetting {
    /** As it is stored. */
    record Plain() implements TransferSetting {}

    /**
     * By its logarithm.
     *
     * @param epsilon added to the weight before
     */
    record Logarithm(
            @Described(
                    value = "What is added to the weight before its logarithm is taken.",
                    absent = "0.001",
                    min = 1e-12)
            double epsilon)
            implements TransferSetting {}
}
