package io.antiphon.core.reference;

/// An address of a service, understood.
///
/// @param service short name: `bandcamp`, `discogs`, `spotify`, `apple-music`, `youtube`, `deezer`, `musicbrainz`
/// @param id of the thing there, with what kind of thing it is there where ids are not unique without
/// @param url in its shortest form that goes on working
public record ExternalLink(String service, Kind kind, String id, String url) {

    /// What it leads to.
    public enum Kind {
        TRACK, ALBUM, ARTIST
    }
}
