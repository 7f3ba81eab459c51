package io.antiphon.core.streaming.hls;

/// What the pieces of a rendition are.
public enum Packaging {
    /// AAC, and H.264 if there are pictures, in an MPEG transport stream.
    MPEG_TS("video/mp2t", "ts", "mp4a.40.2", 3),
    /// The same in fragmented MP4, with an initialisation section.
    FMP4("video/mp4", "m4s", "mp4a.40.2", 7),
    /// The very samples of a lossless source, as FLAC in fragmented MP4. Sound only.
    FMP4_FLAC("video/mp4", "m4s", "fLaC", 7);

    private final String contentType;
    private final String suffix;
    private final String soundCodec;
    private final int version;

    Packaging(String contentType, String suffix, String soundCodec, int version) {
        this.contentType = contentType;
        this.suffix = suffix;
        this.soundCodec = soundCodec;
        this.version = version;
    }

    /// @param pictures whether there are any beside the sound
    public String contentType(boolean pictures) {
        return pictures || this == MPEG_TS ? contentType : "audio/mp4";
    }

    public String suffix() {
        return suffix;
    }

    /// As RFC 6381 and the MP4 registration authority spell it.
    String soundCodec() {
        return soundCodec;
    }

    /// The protocol version that playlists of such pieces need (RFC 8216, section 7).
    int version() {
        return version;
    }

    public boolean hasInit() {
        return this != MPEG_TS;
    }
}
