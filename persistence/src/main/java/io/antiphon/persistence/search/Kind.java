package io.antiphon.persistence.search;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import java.util.Optional;

/// What can be found. Each kind has fields of its own, so that looking for artists never touches the postings of tracks.
enum Kind {
    ARTIST("r"), ALBUM("l"), TRACK("t");

    static final String MUSIC_FOLDER = "mf";
    static final String ID = "id";
    static final String WEIGHT = "weight";
    static final String ORDER = "order";

    private final String letter;

    Kind(String letter) {
        this.letter = letter;
    }

    /// Words of its name.
    String words() {
        return letter + "n";
    }

    /// Words of the names of its artists.
    String artist() {
        return letter + "a";
    }

    /// Words of its album's name.
    String album() {
        return letter + "l";
    }

    /// Its whole name.
    String key() {
        return letter + "k";
    }

    /// What identifies its document.
    String idTerm(String id) {
        return letter + id;
    }

    static Optional<Kind> of(ItemId id) {
        return switch (id) {
            case ArtistId _ -> Optional.of(ARTIST);
            case AlbumId _ -> Optional.of(ALBUM);
            case TrackId _ -> Optional.of(TRACK);
            case FolderId _,EpisodeId _,ChannelId _ -> Optional.empty();
        };
    }
}
