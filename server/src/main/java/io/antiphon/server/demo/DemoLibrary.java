package io.antiphon.server.demo;

import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoAlbum.DemoTrack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Makes the demo's files. The same each time, so that a test can know them.
public final class DemoLibrary {

    private static final long ENCODE_SECONDS = 60;

    private static final int SILENCE_BYTES = Synthesizer.RATE;
    private static final int FILM_SECONDS = 20;

    private final FfmpegTools tools;
    private final Performance performance;

    /// Plays a track: 16-bit little-endian stereo at the synthesizer's rate.
    @FunctionalInterface
    private interface Performance {
        byte[] play(DemoAlbum.Mood mood, Random random);
    }

    public DemoLibrary(FfmpegTools tools) {
        this(tools, (mood, random) -> new Synthesizer(random).play(new Composer(mood, random).compose()));
    }

    private DemoLibrary(FfmpegTools tools, Performance performance) {
        this.tools = tools;
        this.performance = performance;
    }

    /// The same files with a quarter of a second of silence each, which is quickly made.
    public static DemoLibrary silent(FfmpegTools tools) {
        return new DemoLibrary(tools, (mood, random) -> new byte[SILENCE_BYTES]);
    }

    /// Makes the whole library beside its place and moves it there when it is complete.
    public void make(Path target) throws IOException, InterruptedException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".new");
        Files.createDirectories(unfinished);
        int seed = 1;
        for (DemoAlbum album : DemoCatalogue.albums()) {
            makeAlbum(unfinished, album, seed);
            seed += 100;
        }
        Path artist = unfinished.resolve("The Harbour Lights");
        Files.write(artist.resolve("artist.jpg"), new CoverPainter(new Random(9)).paint(0.6f, "The Harbour Lights"));
        makeFilm(unfinished.resolve("Videos"));
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A short film with subtitles beside it, so that there is a video to try too. Every ffmpeg can write this codec.
    private void makeFilm(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path picture = folder.resolve("picture.jpg");
        Random random = new Random(7);
        Files.write(picture, new CoverPainter(random).paint(0.55f, "Tides"));
        byte[] sound = Arrays.copyOf(performance.play(DemoAlbum.Mood.CALM, random),
                FILM_SECONDS * Synthesizer.RATE * 2 * Short.BYTES);
        run(List.of(tools.ffmpeg().toString(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-f", "s16le",
                "-ar", Integer.toString(Synthesizer.RATE), "-ac", "2", "-i", "pipe:0", "-loop", "1", "-framerate", "12",
                "-i", picture.toString(), "-vf", "scale=480:480,crop=480:270:0:'105+60*sin(t/2)'", "-c:v", "mpeg4",
                "-q:v", "6", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k", "-shortest", "-metadata",
                "title=Tides", "-metadata", "artist=The Harbour Lights", "-metadata",
                "album=Answering Hills: the Film", "-metadata", "date=2019",
                "file:" + folder.resolve("Tides.mkv")), sound);
        Files.delete(picture);
        Files.writeString(folder.resolve("Tides.en.srt"), """
                1
                00:00:01,000 --> 00:00:05,000
                The tide comes in

                2
                00:00:06,000 --> 00:00:10,000
                and goes again.
                """);
    }

    private void makeAlbum(Path root, DemoAlbum album, int seed) throws IOException, InterruptedException {
        Path folder = root.resolve(album.folder());
        Files.createDirectories(folder);
        Path cover = folder.resolve("cover.jpg");
        Files.write(cover, new CoverPainter(new Random(seed)).paint(album.hue(), album.title()));
        boolean discs = album.tracks().stream().anyMatch(track -> track.disc() > 1);
        int next = seed;
        for (DemoTrack track : album.tracks()) {
            next++;
            Random random = new Random(next);
            byte[] sound = performance.play(track.mood(), random);
            Path place = discs ? Files.createDirectories(folder.resolve("CD" + track.disc())) : folder;
            String name = "%02d %s".formatted(track.number(), track.title().replace('/', '-'));
            encode(album, track, sound, place.resolve(name + "." + suffix(album)), cover);
            String lyrics = track.lyrics();
            if (lyrics != null) {
                Files.writeString(place.resolve(name + ".lrc"), lyrics);
            }
        }
        if (album.embedCover()) {
            Files.delete(cover);
        }
    }

    /// The packaged ffmpeg has no Vorbis encoder: FLAC then.
    private String suffix(DemoAlbum album) {
        return album.suffix().equals("ogg") && !tools.encoders().contains("libvorbis") ? "flac" : album.suffix();
    }

    private void encode(DemoAlbum album, DemoTrack track, byte[] sound, Path file, Path cover)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg().toString(), "-nostdin", "-hide_banner",
                "-loglevel", "error", "-y", "-f", "s16le", "-ar",
                Integer.toString(Synthesizer.RATE), "-ac", "2", "-i", "pipe:0"));
        if (album.embedCover()) {
            command.addAll(List.of("-i", cover.toString(), "-map", "0:a", "-map", "1:v", "-c:v", "copy",
                    "-disposition:v", "attached_pic"));
        }
        command.addAll(codec(suffix(album)));
        tags(album, track).forEach((name, value) -> command.addAll(List.of("-metadata", name + "=" + value)));
        command.add("file:" + file);
        run(command, sound);
    }

    private static List<String> codec(String suffix) {
        return switch (suffix) {
            case "mp3" -> List.of("-c:a", "libmp3lame", "-q:a", "2", "-id3v2_version", "4");
            case "opus" -> List.of("-c:a", "libopus", "-b:a", "128k");
            case "m4a" -> List.of("-c:a", "aac", "-b:a", "192k");
            case "ogg" -> List.of("-c:a", "libvorbis", "-q:a", "5");
            default -> List.of("-c:a", "flac");
        };
    }

    private static Map<String, String> tags(DemoAlbum album, DemoTrack track) {
        Map<String, String> tags = new LinkedHashMap<>();
        String artist = track.artist() == null ? album.artist() : track.artist();
        tags.put("title", track.title());
        tags.put("artist", artist);
        tags.put("album", album.title());
        tags.put("album_artist", album.artist());
        tags.put("date", Integer.toString(album.year()));
        tags.put("genre", album.genre());
        tags.put("track", "%d/%d".formatted(track.number(),
                album.tracks().stream().filter(other -> other.disc() == track.disc()).count()));
        tags.put("disc", Integer.toString(track.disc()));
        if (album.compilation()) {
            tags.put("compilation", "1");
        }
        boolean id3 = album.suffix().equals("mp3");
        tags.put(id3 ? "MusicBrainz Album Id" : "MUSICBRAINZ_ALBUMID", id(album.folder()));
        tags.put(id3 ? "MusicBrainz Release Track Id" : "MUSICBRAINZ_RELEASETRACKID",
                id(album.folder() + track.disc() + track.title()));
        tags.put(id3 ? "MusicBrainz Artist Id" : "MUSICBRAINZ_ARTISTID", id(artist));
        tags.put(id3 ? "MusicBrainz Album Artist Id" : "MUSICBRAINZ_ALBUMARTISTID", id(album.artist()));
        tags.put("REPLAYGAIN_TRACK_GAIN", String.format(Locale.ROOT, "%.2f dB", -4.0 - track.number() * 0.31));
        tags.put("REPLAYGAIN_TRACK_PEAK", "0.850000");
        String lyrics = track.lyrics();
        if (lyrics != null) {
            tags.put("LYRICS", lyrics.replaceAll("\\[[^\\]]*]", "").strip());
        }
        return tags;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static void run(List<String> command, byte[] input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            try (OutputStream out = process.getOutputStream()) {
                out.write(input);
            }
            if (!process.waitFor(ENCODE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("ffmpeg could not make %s".formatted(command.getLast()));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
