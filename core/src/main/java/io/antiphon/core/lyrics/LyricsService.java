package io.antiphon.core.lyrics;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds lyrics beside the file (`.lrc`, then `.txt`) and in its tags, synced ones first. They are read when they are asked for, so the
/// newest words are answered without a scan.
public final class LyricsService implements LyricsFinder {

    private static final int MAX_BYTES = 1 << 20;

    private final MusicFolders musicFolders;
    private final MediaFileReader mediaFiles;

    public LyricsService(MusicFolders musicFolders, MediaFileReader mediaFiles) {
        this.musicFolders = musicFolders;
        this.mediaFiles = mediaFiles;
    }

    @Override
    public List<Lyrics> findLyrics(Track track) {
        Optional<Path> file = musicFolders.findFile(track);
        if (file.isEmpty()) {
            return List.of();
        }
        List<Lyrics> found = new ArrayList<>();
        beside(file.get(), ".lrc").ifPresent(found::add);
        found.addAll(inside(file.get()));
        beside(file.get(), ".txt").ifPresent(found::add);
        List<Lyrics> ordered = new ArrayList<>(found.stream().filter(Lyrics::synced).toList());
        found.stream().filter(lyrics -> !lyrics.synced()).forEach(ordered::add);
        return ordered.stream().distinct().toList();
    }

    private List<Lyrics> inside(Path file) {
        try {
            RawTags tags = mediaFiles.read(file).tags();
            List<Lyrics> found = new ArrayList<>();
            tags.all(TagField.SYNCEDLYRICS).forEach(text -> LrcReader.read(text).ifPresent(found::add));
            tags.all(TagField.LYRICS).forEach(text -> LrcReader.read(text).ifPresent(found::add));
            return found;
        } catch (IOException | UnreadableMediaException _) {
            // Gone or damaged since the scan: it has no words to show.
            return List.of();
        }
    }

    private static Optional<Lyrics> beside(Path file, String ending) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path text = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
        if (!Files.isRegularFile(text, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(text)) {
            return LrcReader.read(decoded(in.readNBytes(MAX_BYTES)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// UTF-8 or, where it cannot be that, what Windows programs write.
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
