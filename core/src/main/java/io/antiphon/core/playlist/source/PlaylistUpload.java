package io.antiphon.core.playlist.source;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.playlist.file.PlaylistDocument;
import io.antiphon.core.playlist.file.PlaylistFileException;
import io.antiphon.core.playlist.file.PlaylistFormat;
import io.antiphon.core.playlist.file.PlaylistReader;
import io.antiphon.core.playlist.source.EntryResolver.Resolution;
import io.antiphon.core.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes playlists of files that people send. Their entries mean tracks in the sender's sight only.
public final class PlaylistUpload {

    private final PlaylistService playlists;
    private final TrackPlaces places;
    private final MusicFolders musicFolders;

    public PlaylistUpload(PlaylistService playlists, TrackPlaces places, MusicFolders musicFolders) {
        this.playlists = playlists;
        this.places = places;
        this.musicFolders = musicFolders;
    }

    /// What came of a file.
    ///
    /// @param entries in the file
    public record Taken(Playlist playlist, int entries, List<Unresolved> unresolved) {

        public Taken {
            unresolved = List.copyOf(unresolved);
        }
    }

    /// @param name absent for the title that the file gives itself
    /// @param format absent to tell it by the content
    /// @throws LibraryException.Invalid when the file cannot be understood or there is no name
    public Taken take(User user, Viewer viewer, @Nullable String name, @Nullable PlaylistFormat format, byte[] file) {
        PlaylistDocument document = read(format == null ? PlaylistReader.guess(file) : format, file);
        String title = name == null || name.isBlank() ? document.title() : name;
        if (title == null || title.isBlank()) {
            throw new LibraryException.Invalid("The playlist file gives no title: a name is needed");
        }
        Resolution found = new EntryResolver(places,
                musicFolders.listMusicFolders()
                        .stream()
                        .filter(folder -> viewer.musicFolders().contains(folder.id()))
                        .toList())
                .resolve(document.entries(), null);
        Playlist made = playlists.create(user, viewer, Limits.cut(title.strip(), Limits.NAME), found.tracks());
        return new Taken(made, document.entries().size(), found.unresolved());
    }

    private static PlaylistDocument read(PlaylistFormat format, byte[] file) {
        try {
            return PlaylistReader.read(format, file);
        } catch (PlaylistFileException e) {
            throw new LibraryException.Invalid("The %s file %s".formatted(format.ending(), e.getMessage()));
        }
    }
}
