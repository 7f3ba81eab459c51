package io.antiphon.core.library.scan.store;

/// Files that belonged to one thing belong to another since they were retagged or moved: what carries an id over.
///
/// @param oldRow what they belonged to, [#NOWHERE] for files that are new or back: those keep no id where it is
/// @param newRow what they belong to now
/// @param files how many
public record Carry(Kind kind, int oldRow, int newRow, int files) {

    /// No row has this number.
    public static final int NOWHERE = 0;

    /// What ids can be carried over for.
    public enum Kind {
        TRACK, ALBUM, ARTIST, FOLDER
    }
}
