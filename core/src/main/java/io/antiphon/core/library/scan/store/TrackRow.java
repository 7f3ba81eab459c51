package io.antiphon.core.library.scan.store;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.EmbeddedPicture;
import org.jspecify.annotations.Nullable;

/// A track as stored.
///
/// @param folder row of its folder
/// @param album row of its album
/// @param path relative to the music folder's root
/// @param modifiedAt of the file, milliseconds since 1970
/// @param signature of its sound, see `AudioSignature`
public record TrackRow(int row, String id, int musicFolder, int folder, int album, String albumName, String title,
        String sortKey, @Nullable Integer disc,
        @Nullable Integer number, String path, long size, long modifiedAt, boolean video, CoverSource cover,
        String signature, long addedAt, boolean missing,
        Facts facts) {

    /// What no query asks for.
    ///
    /// @param picture the cover inside the file
    /// @param layers what shows something else than the tags say
    /// @param albumTags what the file says of its album, so that an album can be made anew from its rows
    public record Facts(@Nullable String sortTitle, Credits credits, TrackDetails details, AudioProperties audio,
            @Nullable EmbeddedPicture picture,
            AlbumTags albumTags, @Nullable String discSubtitle, Layers layers) {

        /// As tagged.
        public Facts(@Nullable String sortTitle, Credits credits, TrackDetails details, AudioProperties audio,
                @Nullable EmbeddedPicture picture, AlbumTags albumTags, @Nullable String discSubtitle) {
            this(sortTitle, credits, details, audio, picture, albumTags, discSubtitle, Layers.NONE);
        }
    }

    /// The year of this edition, or of the first one when only that is known.
    public @Nullable Integer year() {
        PartialDate date = facts.details().date() == null ? facts.details().originalDate() : facts.details().date();
        return date == null ? null : date.year();
    }

    /// Whether it is a video whose tags name neither album nor artist: it belongs to its folder only.
    public boolean standsAlone() {
        return video && facts.albumTags().name() == null && facts.credits().artists().isEmpty();
    }

    public long durationMs() {
        return facts.audio().duration().toMillis();
    }

    public TrackRow withAlbum(int newAlbum, String newAlbumName, Credits newCredits, CoverSource newCover) {
        Facts newFacts = new Facts(facts.sortTitle(), newCredits, facts.details(), facts.audio(), facts.picture(),
                facts.albumTags(), facts.discSubtitle(), facts.layers());
        return new TrackRow(row, id, musicFolder, folder, newAlbum, newAlbumName, title, sortKey, disc, number, path,
                size, modifiedAt, video, newCover,
                signature, addedAt, missing, newFacts);
    }

    public TrackRow withPath(String newPath) {
        return new TrackRow(row, id, musicFolder, folder, album, albumName, title, sortKey, disc, number, newPath, size,
                modifiedAt, video, cover, signature,
                addedAt, missing, facts);
    }

    public TrackRow withIdentity(String newId, long newAddedAt) {
        return new TrackRow(row, newId, musicFolder, folder, album, albumName, title, sortKey, disc, number, path, size,
                modifiedAt, video, cover, signature, newAddedAt, missing, facts);
    }

    /// What is left of a track whose identity went to another one: nothing is recognised as it any more.
    public TrackRow withoutFile() {
        return new TrackRow(row, id, musicFolder, folder, album, albumName, title, sortKey, disc, number,
                '\u0001' + id, size, modifiedAt, video, cover, "", addedAt, true, facts);
    }

    public TrackRow markedMissing() {
        return new TrackRow(row, id, musicFolder, folder, album, albumName, title, sortKey, disc, number, path, size,
                modifiedAt, video, cover, signature,
                addedAt, true, facts);
    }
}
