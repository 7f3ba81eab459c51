package io.antiphon.nativeapi.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a field of a body takes, beyond what its type says: checked in requests, said in the document.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /// For people.
    String value() default "";

    /// Of numbers.
    long least() default Long.MIN_VALUE;

    /// Of numbers; of texts and lists, how long they are at most.
    long most() default Long.MAX_VALUE;

    /// Constants that are [Names#written]; `Void` for any text.
    Class<?> oneOf() default Void.class;

    String example() default "";
}
