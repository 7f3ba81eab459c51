package io.antiphon.benchmarks.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The comment header that FLAC, Vorbis and Opus share (<https://xiph.org/vorbis/doc/v-comment.html>).
final class VorbisComments {

    private static final String VENDOR = "antiphon benchmark library";

    /// RFC 7845 §5.2.1: gains of Opus are relative to -23 LUFS, ReplayGain 2 to -18.
    private static final double OPUS_REFERENCE_DB = -5.0;

    private VorbisComments() {}

    /// As FLAC holds them, whose pictures stand in blocks of their own.
    static ByteSink withoutPicture(TrackTags tags) {
        return encode(fields(tags, false));
    }

    /// A picture inside Ogg: the FLAC picture block in base64 (RFC 7845 §5.2.1.1 and RFC 9639 §8.8).
    private static String pictureField(Picture picture) {
        byte[] block = pictureBlock(picture).toBytes();
        return "METADATA_BLOCK_PICTURE=" + Base64.getEncoder().encodeToString(block);
    }

    static ByteSink pictureBlock(Picture picture) {
        int frontCover = 3;
        return new ByteSink(picture.bytes().length + 64).u32(frontCover)
                .u32(picture.mimeType().length())
                .latin1(picture.mimeType())
                .u32(0)
                .u32(picture.width())
                .u32(picture.height())
                .u32(24)
                .u32(0)
                .u32(picture.bytes().length)
                .put(picture.bytes());
    }

    /// As Ogg streams hold them; those of Opus have gains as Q7.8 integers and no peaks.
    static ByteSink withPicture(TrackTags tags, boolean opus) {
        List<String> fields = fields(tags, opus);
        tags.picture().ifPresent(picture -> fields.add(pictureField(picture)));
        return encode(fields);
    }

    private static List<String> fields(TrackTags tags, boolean opus) {
        List<String> fields = new ArrayList<>();
        tags.values().forEach((key, values) -> values.forEach(value -> addField(fields, key, value, opus)));
        fields.add("TRACKNUMBER=" + tags.track());
        fields.add("TRACKTOTAL=" + tags.trackTotal());
        fields.add("DISCNUMBER=" + tags.disc());
        fields.add("DISCTOTAL=" + tags.discTotal());
        return fields;
    }

    private static void addField(List<String> fields, TagKey key, String value, boolean opus) {
        if (!opus) {
            fields.add(key.vorbis + "=" + value);
            return;
        }
        switch (key) {
            case TRACK_GAIN -> fields.add("R128_TRACK_GAIN=" + opusGain(value));
            case ALBUM_GAIN -> fields.add("R128_ALBUM_GAIN=" + opusGain(value));
            case TRACK_PEAK, ALBUM_PEAK -> {
                // Opus has no field for peaks.
            }
            default -> fields.add(key.vorbis + "=" + value);
        }
    }

    private static long opusGain(String gain) {
        double decibel = Double.parseDouble(gain.replace(" dB", ""));
        return Math.round((decibel + OPUS_REFERENCE_DB) * 256);
    }

    private static ByteSink encode(List<String> fields) {
        ByteSink out = new ByteSink(1024).u32le(VENDOR.length()).latin1(VENDOR).u32le(fields.size());
        for (String field : fields) {
            byte[] bytes = field.getBytes(UTF_8);
            out.u32le(bytes.length).put(bytes);
        }
        return out;
    }
}
