package io.antiphon.core.podcast;

import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// Knows where the pictures of channels and episodes lie, and leaves all others to the library's catalogue. An episode without
/// a picture of its own has its channel's.
public final class PodcastArtwork implements ArtworkCatalogue {

    private final ArtworkCatalogue library;
    private final Podcasts podcasts;
    private final PodcastFiles files;
    private final MediaFileReader mediaFiles;

    public PodcastArtwork(ArtworkCatalogue library, Podcasts podcasts, PodcastFiles files,
            MediaFileReader mediaFiles) {
        this.library = library;
        this.podcasts = podcasts;
        this.files = files;
        this.mediaFiles = mediaFiles;
    }

    @Override
    public Optional<ArtworkLocation> findArtwork(Viewer viewer, ItemId item) {
        return switch (item) {
            case ChannelId channel -> ofChannel(channel);
            case EpisodeId episode -> podcasts.findEpisode(episode).flatMap(this::ofEpisode);
            case TrackId _,AlbumId _,ArtistId _,FolderId _ -> library.findArtwork(viewer, item);
        };
    }

    private Optional<ArtworkLocation> ofChannel(ChannelId id) {
        return podcasts.findChannel(id)
                .map(PodcastChannel::image)
                .map(image -> new ArtworkLocation.ImageFile(files.cover(id), image.fingerprint()));
    }

    private Optional<ArtworkLocation> ofEpisode(PodcastEpisode episode) {
        EpisodeFile file = episode.state().file();
        Optional<ArtworkLocation> own = file == null || !file.picture() ? Optional.empty()
                : embedded(files.episode(episode, file));
        return own.or(() -> ofChannel(episode.channel()));
    }

    private Optional<ArtworkLocation> embedded(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return mediaFiles.read(file)
                    .pictures()
                    .stream()
                    .min(Comparator.comparing(picture -> picture.type() != EmbeddedPicture.FRONT_COVER))
                    .map(picture -> new ArtworkLocation.Embedded(file, picture));
        } catch (IOException | UnreadableMediaException _) {
            return Optional.empty();
        }
    }
}
