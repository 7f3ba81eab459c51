package io.antiphon.core.podcast;

/// A channel's picture that was fetched.
///
/// @param url where it was fetched from
/// @param fingerprint equal for equal pictures
public record ChannelImage(String url, String fingerprint) {}
