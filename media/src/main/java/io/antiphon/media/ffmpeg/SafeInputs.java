package io.antiphon.media.ffmpeg;

import java.util.List;

/// What ffmpeg may use to read files of people's own. Only containers: a playlist that is called `.mp3` or `.mkv` must not make it read
/// other files (its HLS and concat demuxers would). Only the decoders that are needed: a cover inside a song must not reach a video
/// decoder, where most of the advisories are. All arguments stand before the input.
public final class SafeInputs {

    private static final String PROTOCOLS = "file,pipe";

    /// By ffmpeg's names; what a build lacks does not matter.
    private static final String CONTAINERS = String.join(",", "aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi",
            "caf", "dsf", "dts", "dtshd", "eac3", "flac", "flv", "iff", "loas", "matroska", "mov", "mp3", "mpc", "mpc8",
            "mpeg", "mpegts", "ogg", "tak", "truehd", "tta", "w64", "wav", "webm", "wv", "xwma");

    private static final String SOUND = String.join(",", "aac", "aac_latm", "ac3", "adpcm_ima_qt", "adpcm_ima_wav",
            "adpcm_ms", "alac", "als", "amrnb", "amrwb", "ape", "atrac3", "atrac3p", "cook", "dca", "dsd_lsbf",
            "dsd_lsbf_planar", "dsd_msbf", "dsd_msbf_planar", "dst", "eac3", "flac", "gsm_ms", "libopus", "libvorbis",
            "mlp", "mp1", "mp1float", "mp2", "mp2float", "mp3", "mp3float", "mp3on4", "mp3on4float", "mpc7", "mpc8",
            "opus", "pcm_alaw", "pcm_bluray", "pcm_dvd", "pcm_f32be", "pcm_f32le", "pcm_f64be", "pcm_f64le",
            "pcm_mulaw", "pcm_s16be", "pcm_s16le", "pcm_s24be", "pcm_s24le", "pcm_s32be", "pcm_s32le", "pcm_s8",
            "pcm_u16be", "pcm_u16le", "pcm_u24be", "pcm_u24le", "pcm_u32be", "pcm_u32le", "pcm_u8", "sipr", "speex",
            "libspeex", "tak", "truehd", "tta", "vorbis", "wavpack", "wmalossless", "wmapro", "wmav1", "wmav2",
            "wmavoice");

    private static final String PICTURES = String.join(",", "av1", "cinepak", "dvvideo", "ffv1", "flv", "h261", "h263",
            "h263i", "h264", "hevc", "huffyuv", "ffvhuff", "indeo3", "indeo4", "indeo5", "libaom-av1", "libdav1d",
            "libvpx", "libvpx-vp9", "mjpeg", "mpeg1video", "mpeg2video", "mpegvideo", "mpeg4", "msmpeg4", "msmpeg4v1",
            "msmpeg4v2", "msrle", "msvideo1", "prores", "rawvideo", "svq1", "svq3", "theora", "vc1", "vp3", "vp5",
            "vp6", "vp6a", "vp6f", "vp8", "vp9", "wmv1", "wmv2", "wmv3");

    private static final String TEXTS = String.join(",", "ass", "mov_text", "srt", "ssa", "subrip", "text", "webvtt");

    private SafeInputs() {}

    /// For ffmpeg, to hear a file.
    public static List<String> ofSound() {
        return limited(SOUND);
    }

    /// For ffmpeg, to see and hear a file or to read its subtitles.
    public static List<String> ofVideos() {
        return limited(String.join(",", SOUND, PICTURES, TEXTS));
    }

    /// For ffprobe. It gives up a file altogether when it may not open one of its decoders, whether or not they are asked about, so that
    /// all are allowed; and it reads no commands, so that it knows no `-nostdin`.
    public static List<String> ofProbes() {
        return List.of("-protocol_whitelist", PROTOCOLS, "-format_whitelist", CONTAINERS);
    }

    private static List<String> limited(String decoders) {
        return List.of("-nostdin", "-protocol_whitelist", PROTOCOLS, "-format_whitelist", CONTAINERS,
                "-codec_whitelist", decoders);
    }
}
