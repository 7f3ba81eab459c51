package io.antiphon.persistence.change;

/// One change as it is stored. /// Kinds are those of `Kinds`, and for what is a person's own also those of [PersonalChanges].
sealed interface Entry {

    long seq();

    record InCatalogue(long seq, int kind, int row) implements Entry {}

    /// @param folder the music folder that it went out of
    record Left(long seq, int kind, String id, int folder) implements Entry {}

    /// @param deleted whether it is gone for its owner
    record Personal(long seq, int kind, String item, boolean deleted) implements Entry {}
}
