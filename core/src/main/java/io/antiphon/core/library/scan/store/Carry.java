package io.antiphon.core.library.scan.store;

/// Files that belonged to one thing belong to another since they were retagged or moved: what carries an id over.
///
/// @param oldRow what they belonged to
/// @param newRow what they belong to now
/// @param files how many
public record Carry(Kind kind, int oldRow, int newRow, int files) {

    /// What ids can be carried over for.
    public enum Kind {
        TRACK, ALBUM, ARTIST, FOLDER
    }
}
