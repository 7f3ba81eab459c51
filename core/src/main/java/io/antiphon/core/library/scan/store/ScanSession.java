package io.antiphon.core.library.scan.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One scan's reads and writes, on one thread. Writes are collected and reach the store in batches; [#commit()] makes
/// everything so far durable at once, and what was not committed when a scan dies is as if it had never been. Reads see
/// the session's own writes.
public interface ScanSession extends AutoCloseable {

    Optional<String> findSetting(String name);

    void putSetting(String name, String value);

    Optional<String> findSentinel(int musicFolder);

    void putSentinel(int musicFolder, String sentinel);

    /// The row number that the next new thing of a kind gets.
    int nextRow(Carry.Kind kind);

    /// A row number for a new thing; they grow by one.
    int takeRow(Carry.Kind kind);

    int takeGenreRow();

    void forEachFolder(int musicFolder, Consumer<FolderRow> action);

    void forEachArtist(Consumer<ArtistRow> action);

    /// The albums without what no list needs: row, music folder and group key.
    void forEachAlbumKey(AlbumKeyReader action);

    void forEachGenre(GenreReader action);

    List<FolderRow> listFolders(Collection<Integer> rows);

    List<AlbumRow> listAlbums(Collection<Integer> rows);

    List<KnownFile> listKnownFiles(int folder);

    /// How many tracks of a music folder are not missing, by row of the folder they lie directly in.
    Map<Integer, Integer> countFiles(int musicFolder);

    /// How many tracks of each album are not missing; albums without are left out.
    Map<Integer, Integer> countFilesOfAlbums(Collection<Integer> albums);

    List<TrackRow> listTracks(Collection<Integer> rows);

    List<TrackRow> listTracksOfFolders(Collection<Integer> folders);

    /// Those that are not missing.
    List<TrackRow> listTracksOfAlbums(Collection<Integer> albums);

    /// Those of one artist in any role, missing ones included, in pieces.
    void forEachTrackOfArtist(int artist, Consumer<TrackRow> action);

    List<Integer> listAlbumsOfArtist(int artist);

    /// The artists whose albums lie in a folder or directly below it.
    List<Integer> listArtistsBelow(int folder);

    /// Places of an artist's albums: rows of folders.
    List<AlbumPlace> listAlbumPlaces(Collection<Integer> artists);

    /// Those whose file is gone, in no order; those that a successor took the place of left out.
    void forEachMissingTrack(Consumer<TrackRow> action);

    /// Those from a row number on whose file is there.
    void forEachTrackFrom(int row, Consumer<TrackRow> action);

    List<TrackRow> listTracksBySignature(Collection<String> signatures);

    /// Counted anew from tracks that are not missing.
    List<Presence> countPresence(Collection<Integer> artists);

    List<Carry> listCarries(Carry.Kind kind);

    /// Those of some albums or artists that have tracks whose files are gone and may come back.
    Set<Integer> listAwaited(Carry.Kind kind, Collection<Integer> rows);

    List<ProblemRow> listProblems(int musicFolder);

    void insertFolder(FolderRow folder);

    void updateFolder(FolderRow folder);

    void insertArtist(ArtistRow artist);

    void updateArtist(ArtistRow artist);

    void insertGenre(int row, String name, String foldedName);

    void insertAlbum(AlbumRow album, Collection<Integer> artists, Collection<Integer> genres);

    /// Writes an album's row, artists and genres anew.
    void updateAlbum(AlbumRow album, Collection<Integer> artists, Collection<Integer> genres);

    /// Writes an album's own row only.
    void updateAlbumRow(AlbumRow album);

    void insertTrack(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres);

    /// Writes a track's row, credits and genres anew.
    void updateTrack(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres);

    /// Writes a track's own row only.
    void updateTrackRow(TrackRow track);

    /// Takes a track away from its path, because another file lies there now, before anything else is written to that path.
    void releasePath(int track);

    /// Keeps where a file lay that lies elsewhere now.
    void leftPlace(int musicFolder, String path, String track);

    void replacePresence(Collection<Integer> artists, Collection<Presence> presences);

    /// Tells whoever follows the library that the tracks of a folder changed, though their rows did not.
    void touchTracks(int folder);

    /// Whether an album, which may be about to be inserted, is a draft.
    default boolean isDraft(int album) {
        return false;
    }

    /// Makes an album a draft, too, if another one is.
    default void joinDraft(int album, int other) {}

    /// Tells whoever sees only this music folder that a thing went to another one.
    ///
    /// @param musicFolder or what the drafts in it are in view as
    void leftMusicFolder(Carry.Kind kind, String id, int musicFolder);

    void insertCarry(Carry carry);

    void clearCarries();

    /// Lets an id answer for itself again.
    void deleteAlias(Carry.Kind kind, String id);

    /// Exchanges the ids (and the moments they were first seen) of two things of a kind.
    void swapIds(Carry.Kind kind, int row, int otherRow);

    /// Lets an old id answer for another one, and whatever answered for the old one, too.
    void insertAlias(Carry.Kind kind, String oldId, String newId);

    void insertProblem(ProblemRow problem);

    void deleteProblems(int musicFolder, String path);

    StaleLayers layers();

    void commit();

    /// Drops what was not committed and ends the session.
    @Override
    void close();

    /// Reads one album's key.
    interface AlbumKeyReader {
        void read(int row, int musicFolder, String groupKey);
    }

    /// Reads one genre.
    interface GenreReader {
        void read(int row, String name, String foldedName);
    }

    /// An album of an artist lies in a folder of a music folder.
    ///
    /// @param path of the folder
    record AlbumPlace(int artist, int musicFolder, String path) {}
}
