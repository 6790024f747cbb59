package org.hillock.runtime.snn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hillock.runtime.session.Described;

/** What weights, delays and potentials are drawn from; told apart by {@code draw}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "draw")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DrawSetting.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = DrawSetting.Uniform.class, name = "uniform"),
    @JsonSubTypes.Type(value = DrawSetting.NormalClipped.class, name = "normal_clipped"),
    @JsonSubTypes.Type(value = DrawSetting.LogNormal.class, name = "lognormal")
})
public sealed interface DrawSetting {
    /**
     * Always one value.
     *
     * @param value the value
     */
    record Constant(@Described("The value.") double value) implements DrawSetting {}

    /**
     * Uniform between two bounds.
     *
     * @param low lower bound
     * @param high upper bound
     */
    record Uniform(
            @Described("The lower bound.") double low,

            @Described("The upper bound, which is not reached.")
            double high) implements DrawSetting {}

    /**
     * Normal; what falls outside the bounds is drawn again.
     *
     * @param mean of the whole normal distribution
     * @param deviation of the whole normal distribution
     * @param low lower bound
     * @param high upper bound
     */
    record NormalClipped(
            @Described("The mean, before clipping.") double mean,

            @Described(value = "The standard deviation, before clipping.", min = 1e-12)
            double deviation,

            @Described("The lower bound.") double low,
            @Described("The upper bound.") double high)
            implements DrawSetting {}

    /**
     * {@code exp(mu + sigma z)} with z normal.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm
     */
    record LogNormal(
            @Described("The mean of the logarithm.") double mu,

            @Described(value = "The standard deviation of the logarithm.", min = 1e-12)
            double sigma)
            implements DrawSetting {}
}
