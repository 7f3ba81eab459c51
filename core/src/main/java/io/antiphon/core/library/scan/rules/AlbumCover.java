package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.EmbeddedPicture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The picture of an album: an image in one of its folders that is named as a cover, else the picture inside its files, else
/// the only image in one of its folders. In a folder that several albums share, the files' own pictures go first.
///
/// @param file path of an image relative to the music folder's root
/// @param track row of the track whose file holds the picture
/// @param common fingerprint of the picture that most of the files hold
record AlbumCover(@Nullable String file, @Nullable Integer track, @Nullable String fingerprint,
        @Nullable EmbeddedPicture picture,
        @Nullable String common) {

    /// @param tracks by place
    static AlbumCover choose(List<TrackRow> tracks, List<FolderImages> images) {
        Optional<TrackRow> holder = holderOf(tracks);
        String common = holder.map(track -> fingerprintOf(track)).orElse(null);
        Optional<FolderImages> image = find(images, folder -> isNamed(folder) && !folder.shared());
        if (image.isEmpty() && holder.isEmpty()) {
            image = find(images, AlbumCover::isNamed).or(() -> find(images, folder -> !folder.shared()));
        }
        if (image.isPresent()) {
            FolderImages chosen = image.get();
            return new AlbumCover(FolderListing.join(chosen.path(), String.valueOf(chosen.image())), null,
                    chosen.fingerprint(), null, common);
        }
        return holder.map(track -> new AlbumCover(null, track.row(), common, track.facts().picture(), common))
                .orElse(new AlbumCover(null, null, null, null, null));
    }

    /// A picture of its own is one that neither stands for the album nor is inside most of its files.
    CoverSource sourceFor(TrackRow member) {
        String own = fingerprintOf(member);
        if (own != null && !own.equals(common)) {
            return CoverSource.TRACK;
        }
        return fingerprint == null ? CoverSource.NONE : CoverSource.ALBUM;
    }

    private static boolean isNamed(FolderImages folder) {
        return folder.image() != null && ImageChoice.isNamedCover(folder.image());
    }

    private static Optional<FolderImages> find(List<FolderImages> images, Predicate<FolderImages> accepted) {
        return images.stream().filter(folder -> folder.image() != null).filter(accepted).findFirst();
    }

    /// The first track with the picture that most tracks have.
    private static Optional<TrackRow> holderOf(List<TrackRow> tracks) {
        Map<String, Integer> counts = new HashMap<>();
        TrackRow best = null;
        int most = 0;
        for (TrackRow track : tracks) {
            String fingerprint = fingerprintOf(track);
            if (fingerprint != null) {
                most = Math.max(most, counts.merge(fingerprint, 1, Integer::sum));
            }
        }
        for (TrackRow track : tracks) {
            String fingerprint = fingerprintOf(track);
            if (best == null && fingerprint != null && counts.getOrDefault(fingerprint, 0) == most) {
                best = track;
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable String fingerprintOf(TrackRow track) {
        EmbeddedPicture picture = track.facts().picture();
        return picture == null ? null : picture.fingerprint();
    }
}
