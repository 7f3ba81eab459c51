package io.antiphon.core.podcast;

import io.antiphon.core.library.AudioProperties;

/// The file of an episode, as its content was found to be. Its name is made of ids and the suffix.
///
/// @param size in bytes
/// @param suffix in lower case
/// @param contentType MIME type
/// @param picture whether a picture lies inside
public record EpisodeFile(long size, String suffix, String contentType, boolean video, boolean picture,
        AudioProperties audio) {}
