package io.antiphon.core.tag;

/// A picture inside a media file, described without being loaded.
///
/// @param type the ID3v2 `APIC` picture type: 3 front cover, 4 back cover, 8 artist, 0 other
/// @param mimeType as the file claims, or `image/*` when it claims none
/// @param size in bytes
/// @param fingerprint equal for equal pictures: derived from the size and the picture's first bytes
public record EmbeddedPicture(int type, String mimeType, long size, String fingerprint) {

    public static final int FRONT_COVER = 3;
    public static final int BACK_COVER = 4;
}
