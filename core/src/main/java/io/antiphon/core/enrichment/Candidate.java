package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider claims that a track or an album here is.
///
/// @param providerId the provider's own id of it
/// @param url where people can look at it there
/// @param score how well it matches, explained
/// @param sureOfEdition whether it is sure that this edition is meant, and not only the same thing in another one
/// @param claims what it says of the fields
/// @param tracks what it says of the tracks of an album
public record Candidate(String id, Layered kind, String item, String provider, String providerId, @Nullable String url,
        CandidateState state, Score score, boolean sureOfEdition, Instant foundAt, Map<Field, FieldValue> claims,
        List<TrackClaim> tracks) {

    public Candidate {
        claims = Map.copyOf(claims);
        tracks = List.copyOf(tracks);
    }

    /// What it says of one track of the album.
    public record TrackClaim(String track, Map<Field, FieldValue> claims) {

        public TrackClaim {
            claims = Map.copyOf(claims);
        }
    }

    Candidate sureOfEdition(boolean sure) {
        return new Candidate(id, kind, item, provider, providerId, url, state, score, sure, foundAt, claims, tracks);
    }

    /// The same for one of its tracks.
    Candidate of(TrackClaim track) {
        return new Candidate(id, Layered.TRACK, track.track(), provider, providerId, url, state, score, sureOfEdition,
                foundAt, track.claims(), List.of());
    }
}
