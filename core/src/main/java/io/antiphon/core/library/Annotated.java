package io.antiphon.core.library;

/// An item with what the viewer did to it.
public record Annotated<T>(T item, Annotation annotation) {}
