package io.antiphon.core.library;

/// The id of anything a user can star, rate or play. Its value is 16 random characters of `[0-9A-Za-z]` and carries no kind;
/// adapters add what their protocol needs to tell kinds apart.
public sealed interface ItemId permits PlayableId, AlbumId, ArtistId, FolderId, ChannelId {

    String value();
}
