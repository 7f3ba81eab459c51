package io.antiphon.core.playlist.source;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.PlaylistFilesSeen.Seen;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.playlist.file.PlaylistDocument;
import io.antiphon.core.playlist.file.PlaylistFileException;
import io.antiphon.core.playlist.file.PlaylistFormat;
import io.antiphon.core.playlist.file.PlaylistReader;
import io.antiphon.core.playlist.file.TextEncoding;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.playlist.source.EntryResolver.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a playlist file and finds its tracks.
final class PlaylistContent {

    /// Navidrome's smart playlists.
    private static final String RULES = "nsp";

    private final TrackPlaces places;
    private final MusicFolders musicFolders;

    PlaylistContent(TrackPlaces places, MusicFolders musicFolders) {
        this.places = places;
        this.musicFolders = musicFolders;
    }

    /// @param digest of the bytes; empty when they could not be read
    /// @param outcome digest of the tracks
    record Content(@Nullable String title, int entries, List<TrackId> tracks, List<Unresolved> unresolved,
            @Nullable SmartRules rules, String digest, String outcome, @Nullable String problem) {

        static Content failed(String digest, String problem) {
            return new Content(null, 0, List.of(), List.of(), null, digest, "", problem);
        }
    }

    Content read(Seen file) {
        String digest = "";
        try {
            byte[] bytes = bytes(file.file());
            digest = Sha256.hex(bytes);
            if (FileNames.ending(file.path()).equals(RULES)) {
                return rules(bytes, digest);
            }
            PlaylistFormat format = PlaylistFormat.ofEnding(FileNames.ending(file.path()))
                    .orElseThrow(() -> new PlaylistFileException("is of a format that is not known"));
            PlaylistDocument document = PlaylistReader.read(format, bytes);
            Resolution resolution = new EntryResolver(places, musicFolders.listMusicFolders())
                    .resolve(document.entries(), file.file().getParent());
            return new Content(document.title(), document.entries().size(), resolution.tracks(),
                    resolution.unresolved(), null, digest, outcome(resolution.tracks()), null);
        } catch (PlaylistFileException e) {
            return Content.failed(digest, String.valueOf(e.getMessage()));
        } catch (LibraryException.Invalid e) {
            return Content.failed(digest, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Content.failed(digest, "cannot be read: " + e);
        }
    }

    private static Content rules(byte[] bytes, String digest) {
        SmartRulesReader.Document document = SmartRulesReader.read(TextEncoding.decode(bytes));
        return new Content(document.name().orElse(null), 0, List.of(), List.of(), document.rules(), digest, digest,
                null);
    }

    /// A link that took the file's place since the scan is not followed.
    private static byte[] bytes(Path file) throws IOException, PlaylistFileException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new PlaylistFileException("is no file any more");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(PlaylistReader.MAX_BYTES + 1);
        }
    }

    private static String outcome(List<TrackId> tracks) {
        StringBuilder all = new StringBuilder(tracks.size() * 17);
        tracks.forEach(track -> all.append(track.value()).append(' '));
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
