package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.hillock.runtime.session.Described;

/** Where the neurons of a population lie in a plane; told apart by {@code is}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LayoutSetting.Nowhere.class, name = "nowhere"),
    @JsonSubTypes.Type(value = LayoutSetting.Grid.class, name = "grid"),
    @JsonSubTypes.Type(value = LayoutSetting.Positions.class, name = "positions")
})
public sealed interface LayoutSetting {
    /** Nowhere in particular. */
    record Nowhere() implements LayoutSetting {}

    /**
     * A grid, row by row.
     *
     * @param columns neurons in a row
     * @param spacing distance between neighbours
     */
    record Grid(
            @Described(value = "The number of neurons in a row.", min = 1, max = 1000000)
            int columns,

            @Described(value = "The distance between neighbours, in any unit of length.", absent = "1", min = 1e-9)
            double spacing)
            implements LayoutSetting {}

    /**
     * One position a neuron, such as those of electrodes.
     *
     * @param x one a neuron
     * @param y one a neuron
     */
    record Positions(
            @Described(value = "One number a neuron.", minItems = 1)
            List<Double> x,

            @Described(value = "One number a neuron.", minItems = 1)
            List<Double> y)
            implements LayoutSetting {
        /** Copies the lists. */
        public Positions {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }
}
