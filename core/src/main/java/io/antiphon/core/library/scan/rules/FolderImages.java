package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.FolderId;
import org.jspecify.annotations.Nullable;

/// The cover image of one folder that an album's files lie in.
///
/// @param path of the folder relative to the music folder's root
/// @param shared whether files of several albums lie in it, so that its image may be of another one
/// @param disc the folder itself when it is that of one disc
public record FolderImages(String path, @Nullable String image, @Nullable String fingerprint, boolean shared,
        @Nullable FolderId disc) {}
