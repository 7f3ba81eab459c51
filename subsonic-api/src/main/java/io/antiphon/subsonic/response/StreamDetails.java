package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A stream of sound. What is not known or does not apply is 0 or empty.
///
/// @param audioBitrate bits per second
/// @param audioSamplerate Hz
public record StreamDetails(String protocol, String container, String codec, @Nullable Integer audioChannels,
        @Nullable Integer audioBitrate,
        @Nullable String audioProfile, @Nullable Integer audioSamplerate, @Nullable Integer audioBitdepth) {}
