package io.antiphon.subsonic.response;

import java.util.List;

/// What goes with a video.
public record VideoInfo(String id, List<Captions> captions, List<AudioTrack> audioTrack,
        List<VideoConversion> conversion) {}
