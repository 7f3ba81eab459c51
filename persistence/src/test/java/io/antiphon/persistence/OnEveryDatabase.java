package io.antiphon.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a class once on the embedded database and once on PostgreSQL. Its constructor, and those of nested classes, take the
/// [DatabaseOptions] of a database that is empty and theirs alone.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(EveryDatabase.class)
@interface OnEveryDatabase {}
