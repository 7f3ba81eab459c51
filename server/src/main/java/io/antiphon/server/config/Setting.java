package io.antiphon.server.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes one setting, or one section of settings, in the words of the documentation.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {

    /// What it means, as Markdown.
    String value();

    /// As an operator would write it; empty for none.
    String byDefault() default "";

    /// What the documentation says instead of the default, where that depends on the machine.
    String defaultSays() default "";

    /// Never shown, and documented as better kept out of files.
    boolean secret() default false;

    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;
}
