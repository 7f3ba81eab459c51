package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.KnownFile;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.StaleLayers;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.persistence.GroupCommit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One scan's connection. Writes wait in batches until a read, a commit, or enough of them; all batches are sent together in
/// one order, so that no row comes before one it takes something from.
final class JdbcScanSession implements ScanSession {

    private final Connection connection;
    private final Statements statements;
    private final FolderTable folders;
    private final ArtistTable artists;
    private final AlbumTable albums;
    private final TrackTable tracks;
    private final GenreTable genres;
    private final ScanBookkeeping books;
    private final FreeRows free;
    private final StaleLayers layers;
    private final NotedChanges noted;
    private final Clock clock;
    private final DraftRows drafts;

    JdbcScanSession(Connection connection, Statements statements, Clock clock, boolean newDrafts)
            throws SQLException {
        this.connection = connection;
        this.clock = clock;
        this.statements = statements;
        this.folders = new FolderTable(statements);
        this.artists = new ArtistTable(statements);
        this.albums = new AlbumTable(statements);
        this.tracks = new TrackTable(connection, statements, clock);
        this.genres = new GenreTable(statements);
        this.books = new ScanBookkeeping(connection, statements);
        this.layers = new JdbcStaleLayers(connection, statements);
        this.free = new FreeRows(statements, books);
        this.noted = new NotedChanges(artists, books, nextRow(Carry.Kind.ARTIST));
        this.drafts = new DraftRows(connection, statements, newDrafts);
    }

    /// Collects a write, and sends what was collected when it is much.
    private void write(Statements.Work work) {
        Statements.run(() -> {
            work.run();
            statements.sendFull();
        });
    }

    /// Does something at once, after everything that was collected.
    private void execute(Statements.Work work) {
        Statements.run(() -> {
            statements.send();
            work.run();
        });
    }

    @Override
    public Optional<String> findSetting(String name) {
        return Statements.ask(() -> books.findSetting(name));
    }

    @Override
    public void putSetting(String name, String value) {
        execute(() -> books.putSetting(name, value));
    }

    @Override
    public Optional<String> findSentinel(int musicFolder) {
        return Statements.ask(() -> books.findSentinel(musicFolder));
    }

    @Override
    public void putSentinel(int musicFolder, String sentinel) {
        execute(() -> books.putSentinel(musicFolder, sentinel));
    }

    @Override
    public int nextRow(Carry.Kind kind) {
        return free.next(kind);
    }

    @Override
    public int takeRow(Carry.Kind kind) {
        int row = free.take(kind);
        drafts.begin(kind, row);
        return row;
    }

    @Override
    public int takeGenreRow() {
        return free.takeGenre();
    }

    @Override
    public void forEachFolder(int musicFolder, Consumer<FolderRow> action) {
        folders.forEach(musicFolder, action);
    }

    @Override
    public void forEachArtist(Consumer<ArtistRow> action) {
        artists.forEach(action);
    }

    @Override
    public void forEachAlbumKey(AlbumKeyReader action) {
        albums.forEachKey(action);
    }

    @Override
    public void forEachGenre(GenreReader action) {
        genres.forEach(action);
    }

    @Override
    public List<FolderRow> listFolders(Collection<Integer> rows) {
        return folders.listByRow(rows);
    }

    @Override
    public List<AlbumRow> listAlbums(Collection<Integer> rows) {
        return albums.listByRow(rows);
    }

    @Override
    public List<KnownFile> listKnownFiles(int folder) {
        return tracks.listKnownFiles(folder);
    }

    @Override
    public Map<Integer, Integer> countFiles(int musicFolder) {
        return tracks.countByFolder(musicFolder);
    }

    @Override
    public Map<Integer, Integer> countFilesOfAlbums(Collection<Integer> rows) {
        return tracks.countByAlbum(rows);
    }

    @Override
    public List<TrackRow> listTracks(Collection<Integer> rows) {
        return tracks.listByRow(rows);
    }

    @Override
    public List<TrackRow> listTracksOfFolders(Collection<Integer> rows) {
        return tracks.listByFolder(rows);
    }

    @Override
    public List<TrackRow> listTracksOfAlbums(Collection<Integer> rows) {
        return tracks.listByAlbum(rows);
    }

    @Override
    public void forEachTrackOfArtist(int artist, Consumer<TrackRow> action) {
        tracks.forEachOfArtist(artist, action);
    }

    @Override
    public List<Integer> listAlbumsOfArtist(int artist) {
        return albums.listOfArtist(artist);
    }

    @Override
    public List<Integer> listArtistsBelow(int folder) {
        return albums.listArtistsBelow(folder);
    }

    @Override
    public List<AlbumPlace> listAlbumPlaces(Collection<Integer> rows) {
        return albums.listPlaces(rows);
    }

    @Override
    public void forEachMissingTrack(Consumer<TrackRow> action) {
        tracks.forEachMissing(action);
    }

    @Override
    public void forEachTrackFrom(int row, Consumer<TrackRow> action) {
        tracks.forEachFrom(row, action);
    }

    @Override
    public List<TrackRow> listTracksBySignature(Collection<String> signatures) {
        return tracks.listBySignature(signatures);
    }

    @Override
    public List<Presence> countPresence(Collection<Integer> rows) {
        return artists.countPresence(rows);
    }

    @Override
    public List<Carry> listCarries(Carry.Kind kind) {
        return books.listCarries(kind);
    }

    @Override
    public Set<Integer> listAwaited(Carry.Kind kind, Collection<Integer> rows) {
        return tracks.listAwaited(kind, rows);
    }

    @Override
    public List<ProblemRow> listProblems(int musicFolder) {
        return books.listProblems(musicFolder);
    }

    @Override
    public void insertFolder(FolderRow folder) {
        noted.folders.set(folder.row());
        write(() -> folders.insert(folder, drafts.areNew()));
    }

    @Override
    public void updateFolder(FolderRow folder) {
        noted.folders.set(folder.row());
        write(() -> folders.update(folder));
    }

    @Override
    public void insertArtist(ArtistRow artist) {
        noted.artists.set(artist.row());
        write(() -> artists.insert(artist));
    }

    @Override
    public void updateArtist(ArtistRow artist) {
        noted.artists.set(artist.row());
        write(() -> artists.update(artist));
    }

    @Override
    public void insertGenre(int row, String name, String foldedName) {
        write(() -> genres.insert(row, name, foldedName));
    }

    @Override
    public void insertAlbum(AlbumRow album, Collection<Integer> artistRows, Collection<Integer> genres) {
        noted.albums.set(album.row());
        write(() -> albums.insert(album, isDraft(album.row()), artistRows, genres));
    }

    @Override
    public void updateAlbum(AlbumRow album, Collection<Integer> artistRows, Collection<Integer> genres) {
        noted.albums.set(album.row());
        write(() -> albums.update(album, artistRows, genres));
    }

    @Override
    public void updateAlbumRow(AlbumRow album) {
        noted.albums.set(album.row());
        write(() -> albums.updateRow(album));
    }

    @Override
    public void insertTrack(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres) {
        noted.tracks.set(track.row());
        write(() -> tracks.insert(track, isDraft(track.album()), credits, genres));
    }

    @Override
    public void updateTrack(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres) {
        noted.tracks.set(track.row());
        write(() -> tracks.update(track, credits, genres));
    }

    @Override
    public void updateTrackRow(TrackRow track) {
        noted.tracks.set(track.row());
        write(() -> tracks.updateRow(track));
    }

    @Override
    public void releasePath(int track) {
        write(() -> tracks.release(track));
    }

    @Override
    public void leftPlace(int musicFolder, String path, String track) {
        write(() -> books.leftPlace(musicFolder, path, track));
    }

    @Override
    public void replacePresence(Collection<Integer> rows, Collection<Presence> presences) {
        List<Integer> stored = noted.replacingPresence(rows, presences);
        write(() -> artists.replacePresence(stored, presences));
    }

    @Override
    public void touchTracks(int folder) {
        tracks.listKnownFiles(folder).forEach(file -> noted.tracks.set(file.track()));
    }

    @Override
    public void leftMusicFolder(Carry.Kind kind, String id, int musicFolder) {
        noted.left(kind, id, musicFolder);
    }

    @Override
    public void insertCarry(Carry carry) {
        write(() -> books.insertCarry(carry));
    }

    @Override
    public void clearCarries() {
        execute(() -> {
            books.clearCarries();
            tracks.works().settle();
        });
    }

    @Override
    public void swapIds(Carry.Kind kind, int row, int otherRow) {
        execute(() -> {
            books.swapIds(kind, row, otherRow);
            noted.swapped(kind, row, otherRow);
            drafts.swap(kind, row, otherRow);
            if (kind == Carry.Kind.TRACK) {
                tracks.works().succeed(row, otherRow);
            }
        });
    }

    @Override
    public void insertAlias(Carry.Kind kind, String oldId, String newId) {
        execute(() -> books.insertAlias(kind, oldId, newId));
    }

    @Override
    public void deleteAlias(Carry.Kind kind, String id) {
        execute(() -> books.deleteAlias(kind, id));
    }

    @Override
    public void insertProblem(ProblemRow problem) {
        write(() -> books.insertProblem(problem));
    }

    @Override
    public void deleteProblems(int musicFolder, String path) {
        write(() -> books.deleteProblems(musicFolder, path));
    }

    @Override
    public boolean isDraft(int album) {
        return drafts.contains(album);
    }

    @Override
    public void joinDraft(int album, int other) {
        execute(() -> drafts.join(album, other));
    }

    @Override
    public StaleLayers layers() {
        return layers;
    }

    @Override
    public void commit() {
        execute(() -> {
            drafts.changed();
            noted.write(connection, clock.millis());
            GroupCommit.commit(connection);
        });
    }

    @Override
    public void close() {
        Statements.run(() -> {
            try (connection; statements) {
                connection.rollback();
                drafts.settle(clock.millis());
                WorkHeirs.end(connection);
                connection.setAutoCommit(true);
            }
        });
    }
}
