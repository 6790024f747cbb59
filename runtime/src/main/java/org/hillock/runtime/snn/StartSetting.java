package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** Where the potentials of a population start; told apart by {@code at}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StartSetting.Rest.class, name = "rest"),
    @JsonSubTypes.Type(value = StartSetting.Drawn.class, name = "drawn")
})
public sealed interface StartSetting {
    /** Where the model says. */
    record Rest() implements StartSetting {}

    /**
     * Each neuron somewhere else.
     *
     * @param millivolts what the potentials are drawn from
     */
    record Drawn(
            @Described("What the potentials are drawn from, in millivolts.")
            DrawSetting millivolts) implements StartSetting {}
}
