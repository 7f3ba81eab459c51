package io.antiphon.core.video;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Finds and converts the captions of videos: files beside them that are named after them, and text streams in them.
public final class Captions {
    private static final Set<String> SUFFIXES = Set.of("srt", "vtt", "ass", "ssa");
    private static final int MAX_BYTES = 10 << 20;
    private static final int MAX_SIDECARS = 100;

    private final VideoProbe probe;
    private final VideoConverter converter;

    public Captions(VideoProbe probe, VideoConverter converter) {
        this.probe = probe;
        this.converter = converter;
    }

    /// Files first, by name, then streams.
    public List<Caption> list(Path video) {
        List<Caption> captions = new ArrayList<>();
        for (Path file : sidecars(video)) {
            captions.add(new Caption("s" + captions.size(), file.getFileName().toString(), new Caption.Sidecar(file)));
        }
        probe.probe(video).map(VideoFacts::subtitles).orElse(List.of()).forEach(track -> {
            String title = track.title().isEmpty() ? track.language() : track.title();
            captions.add(new Caption("e" + track.stream(), title.isEmpty() ? "Subtitles " + track.stream() : title,
                    new Caption.Embedded(track.stream())));
        });
        return List.copyOf(captions);
    }

    /// What format captions have, where it is one that is written here.
    public static CaptionFormat formatOf(Caption caption) {
        return caption.source() instanceof Caption.Sidecar sidecar && suffix(sidecar.file()).equals("vtt")
                ? CaptionFormat.VTT
                : CaptionFormat.SRT;
    }

    /// @throws LibraryException.Unavailable when they cannot be read
    public String text(Path video, Caption caption, CaptionFormat format) {
        try {
            return CueWriter.write(switch (caption.source()) {
                case Caption.Sidecar sidecar -> read(sidecar.file());
                case Caption.Embedded embedded -> CueReader.readTimed(converter.subtitles(video, embedded.stream()),
                        false);
            }, format);
        } catch (IOException e) {
            throw new LibraryException.Unavailable("The captions %s cannot be read".formatted(caption.name()));
        }
    }

    private static List<Cue> read(Path file) throws IOException {
        String text = decoded(bytes(file));
        return switch (suffix(file)) {
            case "ass", "ssa" -> CueReader.readSubStation(text);
            case "vtt" -> CueReader.readTimed(text, true);
            default -> CueReader.readTimed(text, false);
        };
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("%s is larger than %d bytes".formatted(file.getFileName(), MAX_BYTES));
            }
            return bytes;
        }
    }

    /// By its mark, else UTF-8, else what Windows wrote in the west.
    private static String decoded(byte[] bytes) {
        if (bytes.length > 1 && ((bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                || (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /// `film.srt`, `film.en.srt`, `film.forced.de.ass` for `film.mkv`.
    private static List<Path> sidecars(Path video) {
        Path directory = video.toAbsolutePath().getParent();
        String name = video.getFileName().toString();
        int point = name.lastIndexOf('.');
        String stem = (point < 0 ? name : name.substring(0, point)).toLowerCase(Locale.ROOT) + ".";
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> SUFFIXES.contains(suffix(file)))
                    .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).startsWith(stem))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MAX_SIDECARS)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static String suffix(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
