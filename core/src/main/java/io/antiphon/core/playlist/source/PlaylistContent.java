package io.antiphon.core.playlist.source;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.PlaylistFilesSeen.Seen;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.playlist.file.PlaylistDocument;
import io.antiphon.core.playlist.file.PlaylistFileException;
import io.antiphon.core.playlist.file.PlaylistFormat;
import io.antiphon.core.playlist.file.PlaylistReader;
import io.antiphon.core.playlist.source.EntryResolver.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a playlist file and finds its tracks.
final class PlaylistContent {

    private final TrackPlaces places;
    private final MusicFolders musicFolders;

    PlaylistContent(TrackPlaces places, MusicFolders musicFolders) {
        this.places = places;
        this.musicFolders = musicFolders;
    }

    /// @param digest of the bytes; empty when they could not be read
    /// @param outcome digest of the tracks
    record Content(@Nullable String title, int entries, List<TrackId> tracks, List<Unresolved> unresolved,
            String digest, String outcome, @Nullable String problem) {

        static Content failed(String digest, String problem) {
            return new Content(null, 0, List.of(), List.of(), digest, "", problem);
        }
    }

    Content read(Seen file) {
        String digest = "";
        try {
            byte[] bytes = bytes(file.file());
            digest = digest(bytes);
            PlaylistFormat format = PlaylistFormat.ofEnding(FileNames.ending(file.path()))
                    .orElseThrow(() -> new PlaylistFileException("is of a format that is not known"));
            PlaylistDocument document = PlaylistReader.read(format, bytes);
            Resolution resolution = new EntryResolver(places, musicFolders.listMusicFolders())
                    .resolve(document.entries(), file.file().getParent());
            return new Content(document.title(), document.entries().size(), resolution.tracks(),
                    resolution.unresolved(), digest, outcome(resolution.tracks()), null);
        } catch (PlaylistFileException e) {
            return Content.failed(digest, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Content.failed(digest, "cannot be read: " + e);
        }
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
        return digest(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
