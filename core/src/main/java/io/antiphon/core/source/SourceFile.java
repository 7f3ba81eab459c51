package io.antiphon.core.source;

/// A file or folder of a source.
///
/// @param id tells it from all others of its source, and stays
/// @param name the last part of it, for people
/// @param size in bytes; -1 when it is not known
/// @param version changes with the content, as far as the source says
public record SourceFile(String id, String name, boolean folder, long size, String version) {}
