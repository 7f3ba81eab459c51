package io.antiphon.core.library;

/// The id of a folder inside a music folder (its root included): random, allocated the first time it is seen, never changed and never reused.
public record FolderId(String value) implements ItemId {}
