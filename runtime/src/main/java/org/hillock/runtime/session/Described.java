package org.hillock.runtime.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a property of the session file means and may hold; read by the checker and by the schema's generator. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Described {
    /** One sentence for people. */
    String value();

    /** The JSON text that stands in for an absent property; empty: the property is required. */
    String absent() default "";

    /** The least number allowed. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The greatest number allowed. */
    double max() default Double.POSITIVE_INFINITY;

    /** The least number of elements of a list or a map. */
    int minItems() default 0;

    /** The greatest number of elements of a list. */
    int maxItems() default Integer.MAX_VALUE;
}
