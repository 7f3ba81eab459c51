package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An id as clients see it: the kind of thing in two letters, a dash, and the id itself, which never holds a dash. Clients keep
/// these for years, so they never change.
///
/// @param kind [Kind#UNKNOWN] for a bare id, whose kind the endpoint must tell
public record WireId(Kind kind, String value) {
    private static final Map<String, Kind> BY_PREFIX = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(Kind::prefix, Function.identity()));
    private static final int PREFIX_LENGTH = 2;

    /// What an id names.
    public enum Kind {
        TRACK("tr"), ALBUM("al"), ARTIST("ar"), FOLDER("fo"), PLAYLIST("pl"), CHANNEL("pc"), EPISODE("pe"),
        STATION("ra"), UNKNOWN("");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    public static WireId of(ItemId id) {
        Kind kind = switch (id) {
            case TrackId track -> Kind.TRACK;
            case AlbumId album -> Kind.ALBUM;
            case ArtistId artist -> Kind.ARTIST;
            case FolderId folder -> Kind.FOLDER;
            case ChannelId channel -> Kind.CHANNEL;
            case EpisodeId episode -> Kind.EPISODE;
        };
        return new WireId(kind, id.value());
    }

    public static WireId of(PlaylistId id) {
        return new WireId(Kind.PLAYLIST, id.value());
    }

    /// Reads an id with any number of prefixes, of which the last one counts: some clients put one of their own before the one
    /// that is there (`pl-pl-…`).
    public static WireId parse(String text) {
        Kind kind = Kind.UNKNOWN;
        String rest = text;
        while (rest.length() > PREFIX_LENGTH && rest.charAt(PREFIX_LENGTH) == '-') {
            Kind next = BY_PREFIX.get(rest.substring(0, PREFIX_LENGTH));
            if (next == null) {
                break;
            }
            kind = next;
            rest = rest.substring(PREFIX_LENGTH + 1);
        }
        return new WireId(kind, rest);
    }

    /// The value when this is, or may be, an id of `wanted`; else the whole text, which is the id of nothing.
    public String valueAs(Kind wanted) {
        return kind == wanted || kind == Kind.UNKNOWN ? value : toString();
    }

    @Override
    public String toString() {
        return kind == Kind.UNKNOWN ? value : kind.prefix + "-" + value;
    }
}
