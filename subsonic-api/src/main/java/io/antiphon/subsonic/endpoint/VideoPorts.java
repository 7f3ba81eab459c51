package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.hls.HlsTickets;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.core.video.Captions;
import io.antiphon.core.video.VideoConverter;

/// What the endpoints need for videos and HTTP Live Streaming.
public record VideoPorts(CachingVideoProbe probe, VideoConverter converter, Captions captions, Segmenter segmenter,
        KeptPieces pieces, HlsTickets hlsTickets) {}
