package io.antiphon.core.playlist.source;

import io.antiphon.core.playlist.PlaylistId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A playlist file that was imported, and what came of it.
///
/// @param playlist what it became; absent when it could not be read
/// @param digest of the file's bytes
/// @param outcome digest of the tracks found
/// @param catalogueVersion of the library that the tracks were looked up in
/// @param entries in the file
/// @param unresolvedCount of them, those that mean no track
/// @param unresolved the first of those
/// @param problem why the file could not be read
public record PlaylistSource(Place place, @Nullable PlaylistId playlist, Stamp stamp, String digest, String outcome,
        long catalogueVersion, Instant importedAt, int entries, int unresolvedCount, List<Unresolved> unresolved,
        @Nullable String problem) {

    /// How many unresolved entries are kept for the report.
    public static final int MAX_REPORTED = 200;

    public PlaylistSource {
        unresolved = List.copyOf(unresolved);
    }

    /// What tells cheaply that a file changed.
    public record Stamp(long size, long modifiedAt) {}
}
