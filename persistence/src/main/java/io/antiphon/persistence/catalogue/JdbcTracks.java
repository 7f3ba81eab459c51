package io.antiphon.persistence.catalogue;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.persistence.Kinds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tracks by JDBC.
final class JdbcTracks implements TrackCatalogue {

    static final String AT_PATH = """
            SELECT row_no, sight FROM track WHERE music_folder = ? AND path = ?
            """;

    private final Reads reads;
    private final TrackLists lists;
    private final TrackReader reader;

    JdbcTracks(Lists lists, TrackReader reader) {
        this.reads = lists.reads();
        this.lists = new TrackLists(lists);
        this.reader = reader;
    }

    @Override
    public Optional<Annotated<Track>> findTrack(Viewer viewer, TrackId id) {
        // Nearly always it is there under this very id; else it may be missing, or be another since a merge.
        return reader.readOne(viewer, id.value())
                .or(() -> Optional.ofNullable(findTracks(viewer, List.of(id)).get(id)));
    }

    @Override
    public Map<TrackId, Annotated<Track>> findTracks(Viewer viewer, Collection<TrackId> ids) {
        return ItemFinder.find(reads, IdReads.Table.TRACK, Kinds.TRACK, ids.stream().map(TrackId::value).toList(),
                TrackId::new,
                track -> track.id().value(), (connection, rows) -> reader.read(connection, viewer, rows, true));
    }

    @Override
    public Map<TrackId, BriefTrack> findBriefTracks(Viewer viewer, Collection<TrackId> ids) {
        return BriefTracks.find(reads, viewer, ids);
    }

    @Override
    public Optional<Annotated<Track>> findTrackAt(Viewer viewer, int musicFolder, String path) {
        int[] rows = reads.rowNumbers(viewer.musicFolders()::contains, AT_PATH, musicFolder, path);
        return reader.read(viewer, rows, true).stream().findFirst();
    }

    @Override
    public Rows<Annotated<Track>> listTracks(Viewer viewer, TrackSelection selection, Page page) {
        return new ChunkedRows<>(lists.select(viewer, selection).slice(page),
                chunk -> reader.read(viewer, chunk, false));
    }

    /// The entries of a playlist in order, missing files included.
    Rows<Annotated<Track>> listEntries(Viewer viewer, PlaylistId playlist) {
        return new ChunkedRows<>(lists.ofPlaylist(viewer, playlist.value()), chunk -> reader.read(viewer, chunk, true));
    }

    int count(Viewer viewer) {
        return lists.all(viewer).size();
    }
}
