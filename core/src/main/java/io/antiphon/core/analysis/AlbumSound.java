package io.antiphon.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is known of the sound of an album's tracks.
///
/// @param album  row of the album
/// @param digest tells which analyses of which tracks it is made from
public record AlbumSound(int album, long digest, List<Member> members) {

    public AlbumSound {
        members = List.copyOf(members);
    }

    /// One of its tracks.
    ///
    /// @param row of the track
    /// @param loudness absent when it was not analysed or cannot be
    public record Member(int row, Optional<Loudness> loudness, OptionalDouble tempo) {}

    /// Of all that was analysed, as one long track.
    public Loudness loudness() {
        return Loudness.together(members.stream().flatMap(member -> member.loudness().stream()).toList());
    }
}
