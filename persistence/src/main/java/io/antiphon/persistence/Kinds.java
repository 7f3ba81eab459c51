package io.antiphon.persistence;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;

/// The numbers that stand for kinds of items in the `kind` columns.
public final class Kinds {

    public static final int TRACK = 1;
    public static final int ALBUM = 2;
    public static final int ARTIST = 3;
    public static final int FOLDER = 4;
    public static final int EPISODE = 5;
    public static final int CHANNEL = 6;

    private Kinds() {}

    public static int of(ItemId item) {
        return switch (item) {
            case TrackId _ -> TRACK;
            case AlbumId _ -> ALBUM;
            case ArtistId _ -> ARTIST;
            case FolderId _ -> FOLDER;
            case EpisodeId _ -> EPISODE;
            case ChannelId _ -> CHANNEL;
        };
    }
}
