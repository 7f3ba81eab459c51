package io.antiphon.media.tag;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// One file of each format that ffmpeg can write, with the tags that ffmpeg can put into it.
public final class Samples {

    private static final String[] TAGS = {"-metadata", "title=Tïtle 日本", "-metadata", "artist=One", "-metadata",
            "album=Al", "-metadata",
            "album_artist=AA", "-metadata", "track=3/12", "-metadata", "genre=Rock", "-metadata", "date=2001"};

    private static final Map<String, String[]> ENCODERS = new LinkedHashMap<>();

    static {
        ENCODERS.put("id3v24.mp3", new String[]{"-c:a", "libmp3lame", "-b:a", "128k"});
        ENCODERS.put("id3v23.mp3",
                new String[]{"-c:a", "libmp3lame", "-q:a", "4", "-id3v2_version", "3", "-write_id3v1", "1"});
        ENCODERS.put("plain.mp3", new String[]{"-c:a", "libmp3lame", "-b:a", "192k", "-write_xing", "0"});
        ENCODERS.put("low.mp2", new String[]{"-c:a", "mp2", "-ar", "24000"});
        ENCODERS.put("sound.flac", new String[]{"-c:a", "flac"});
        ENCODERS.put("high.flac", new String[]{"-c:a", "flac", "-ar", "96000", "-sample_fmt", "s32"});
        ENCODERS.put("vorbis.ogg", new String[]{"-c:a", "vorbis", "-strict", "experimental", "-ac", "2"});
        ENCODERS.put("sound.opus", new String[]{"-c:a", "libopus"});
        ENCODERS.put("flac.oga", new String[]{"-c:a", "flac", "-f", "ogg"});
        ENCODERS.put("aac.m4a", new String[]{"-c:a", "aac"});
        ENCODERS.put("alac.m4a", new String[]{"-c:a", "alac", "-movflags", "+faststart"});
        ENCODERS.put("fragments.m4a", new String[]{"-c:a", "aac", "-movflags", "frag_keyframe+empty_moov"});
        ENCODERS.put("sound.wav", new String[]{"-c:a", "pcm_s24le"});
        ENCODERS.put("long.wav", new String[]{"-c:a", "pcm_s16le", "-rf64", "always"});
        ENCODERS.put("sound.aiff", new String[]{"-c:a", "pcm_s16be", "-write_id3v2", "1"});
        ENCODERS.put("sound.wma", new String[]{"-c:a", "wmav2"});
        ENCODERS.put("sound.wv", new String[]{"-c:a", "wavpack"});
        ENCODERS.put("sound.aac", new String[]{"-c:a", "aac"});
    }

    private Samples() {}

    static Map<String, Path> make(Path directory) {
        Map<String, Path> files = new LinkedHashMap<>();
        ENCODERS.forEach((name, encoder) -> files.put(name, make(directory, name, encoder)));
        return files;
    }

    public static Path make(Path directory, String name) {
        return make(directory, name, ENCODERS.getOrDefault(name, new String[0]));
    }

    private static Path make(Path directory, String name, String[] encoder) {
        String[] arguments = new String[encoder.length + TAGS.length];
        System.arraycopy(encoder, 0, arguments, 0, encoder.length);
        System.arraycopy(TAGS, 0, arguments, encoder.length, TAGS.length);
        return TestAudio.tone(directory.resolve(name), arguments);
    }
}
