package io.antiphon.core.library.scan;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.rules.AlbumMaker;
import io.antiphon.core.library.scan.rules.Overlay;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.text.SortNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One scan: its tools, and what its phases tell each other.
final class ScanRun {

    private static final String UNFINISHED = "scan.unfinished";

    final ScanTools tools;
    final ScanSession session;
    final ExecutorService workers;
    final boolean full;
    private final ScanRequest request;
    final Progress progress;
    /// Tracks whose file was not found in this scan, or that were missing and stayed so.
    final BitSet vanishedTracks = new BitSet();
    /// Tracks that were recognised somewhere else in this scan.
    final BitSet claimedTracks = new BitSet();
    /// Files that could be several tracks by their sound, as music folder and path: nothing else says more of them.
    final Set<String> ambiguousFiles = new HashSet<>();
    /// Rows of albums that have to be made anew from their tracks.
    final BitSet dirtyAlbums = new BitSet();
    /// Rows of artists whose presence has to be counted.
    final BitSet touchedArtists = new BitSet();
    /// What artists have, as far as this scan alone knows it.
    final PresenceTally tally;
    final boolean resumed;
    private final List<FolderScan> musicFolders = new ArrayList<>();
    private final Map<Integer, ScanDoubt> doubts = new TreeMap<>();
    private final BooleanSupplier cancelled;
    private final Set<Integer> confirmed;
    private final int firstNewAlbum;
    private final int firstNewArtist;
    private final int firstNewFolder;
    private final int firstNewTrack;
    private final boolean emptyBefore;
    private boolean marked;
    private @Nullable ArtistRegistry artists;
    private @Nullable LibraryMemory memory;
    private int uncommitted;

    /// @param confirmed music folders whose great changes the operator accepts
    ScanRun(ScanTools tools, ScanSession session, ExecutorService workers, Progress progress, ScanRequest request,
            Set<Integer> confirmed,
            BooleanSupplier cancelled) {
        this.tools = tools;
        this.session = session;
        this.workers = workers;
        this.progress = progress;
        this.full = request.full();
        this.confirmed = confirmed;
        this.cancelled = cancelled;
        String mark = session.findSetting(UNFINISHED).orElse("");
        this.resumed = !mark.isEmpty();
        // What a scan left half done is brought to its end first: ids depend on it.
        this.request = resumed ? ScanRequest.whole(request.full()) : request;
        List<String> rows = resumed ? List.of(mark.split(" ", -1))
                : List.of("" + session.nextRow(Carry.Kind.ALBUM), "" + session.nextRow(Carry.Kind.ARTIST),
                        "" + session.nextRow(Carry.Kind.FOLDER), "" + session.nextRow(Carry.Kind.TRACK));
        this.firstNewAlbum = Integer.parseInt(rows.get(0));
        this.firstNewArtist = Integer.parseInt(rows.get(1));
        this.firstNewFolder = Integer.parseInt(rows.get(2));
        this.firstNewTrack = Integer.parseInt(rows.get(3));
        this.marked = resumed;
        this.emptyBefore = session.nextRow(Carry.Kind.TRACK) == 1;
        this.tally = new PresenceTally(emptyBefore && !resumed);
    }

    ScanRequest request() {
        return request;
    }

    /// Whether the file of a track is gone although this scan did not look where it was.
    boolean isGoneElsewhere(TrackRow track) {
        if (request.isWhole() || track.missing()) {
            return false;
        }
        for (FolderScan scan : musicFolders) {
            if (scan.id() == track.musicFolder()) {
                Path root = scan.musicFolder().root();
                return Files.isDirectory(root) && Files.notExists(scan.musicFolder().place(track.path()));
            }
        }
        return false;
    }

    /// Whether a track is free for a file that sounds like it: its own file is gone, or its music folder was taken out of the library.
    boolean isGone(TrackRow track) {
        return track.missing() || vanishedTracks.get(track.row()) || isGoneElsewhere(track)
                || tools.musicFolders().findMusicFolder(track.musicFolder()).isEmpty();
    }

    /// Whether the file of a track is not where it was, in a music folder that this scan cannot believe or reach: it may have come from
    /// there, or its disk may be away.
    boolean isOutOfReach(TrackRow track) {
        return !track.missing() && musicFolders.stream().noneMatch(scan -> scan.id() == track.musicFolder())
                && tools.musicFolders()
                        .findMusicFolder(track.musicFolder())
                        .filter(folder -> Files.notExists(folder.place(track.path())))
                        .isPresent();
    }

    /// The row of the first track that this scan (or the one it goes on with) saw for the first time.
    int firstNewTrack() {
        return firstNewTrack;
    }

    ScanSettings settings() {
        return tools.settings();
    }

    Clock clock() {
        return tools.clock();
    }

    IdGenerator ids() {
        return tools.ids();
    }

    SearchIndexWriter index() {
        return tools.index();
    }

    SortNames sortNames() {
        return tools.sortNames();
    }

    long now() {
        return clock().millis();
    }

    /// What an album, and what is on it, is in view as.
    int placeOf(int album, int musicFolder) {
        return session.isDraft(album) ? Viewer.draftsOf(musicFolder) : musicFolder;
    }

    List<FolderScan> musicFolders() {
        return musicFolders;
    }

    boolean isConfirmed(int musicFolder) {
        return confirmed.contains(musicFolder);
    }

    /// Whether there was no track at all, so that nothing can be recognised.
    boolean startedEmpty() {
        return emptyBefore;
    }

    ArtistRegistry artists() {
        ArtistRegistry loaded = artists;
        if (loaded == null) {
            loaded = new ArtistRegistry(session, ids(), sortNames());
            artists = loaded;
        }
        return loaded;
    }

    LibraryMemory memory() {
        LibraryMemory loaded = memory;
        if (loaded == null) {
            loaded = new LibraryMemory(session);
            memory = loaded;
        }
        return loaded;
    }

    Overlay overlay() {
        return new Overlay(sortNames(), artists());
    }

    AlbumMaker albumMaker() {
        return new AlbumMaker(sortNames(), artists());
    }

    /// Whether a thing was first seen in this scan (or the one it goes on with).
    boolean isNew(Carry.Kind kind, int row) {
        return switch (kind) {
            case ALBUM -> row >= firstNewAlbum;
            case ARTIST -> row >= firstNewArtist;
            case FOLDER -> row >= firstNewFolder;
            case TRACK -> row >= firstNewTrack;
        };
    }

    /// Must be called before the first write: should the scan die, the next one knows that sums may be wrong.
    void markUnfinished() {
        if (!marked) {
            marked = true;
            session.putSetting(UNFINISHED,
                    firstNewAlbum + " " + firstNewArtist + " " + firstNewFolder + " " + firstNewTrack);
        }
    }

    void markFinished() {
        session.putSetting(UNFINISHED, "");
    }

    /// Whether anything was written, or left half done by the scan before.
    boolean hasChanges() {
        return marked;
    }

    /// A music folder is left as it is.
    ///
    /// @param confirmable whether the operator may have it believed
    void doubt(int musicFolder, String reason, boolean confirmable) {
        ScanDoubt doubt = new ScanDoubt(musicFolder, reason, confirmable, clock().instant());
        doubts.put(musicFolder, doubt);
        String name = tools.musicFolders().findMusicFolder(musicFolder).map(MusicFolder::name).orElse("");
        progress.failed("%s %s.".formatted(reason, doubt.wayOut(name)));
    }

    Map<Integer, ScanDoubt> doubts() {
        return doubts;
    }

    boolean isStopped() {
        return !doubts.isEmpty();
    }

    void wrote(int rows) {
        uncommitted += rows;
        if (uncommitted >= settings().rowsPerCommit()) {
            commit();
        }
    }

    void commit() {
        uncommitted = 0;
        session.commit();
    }

    void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new ScanCancelledException();
        }
    }

    void touchArtistsOf(TrackRow track) {
        track.facts().credits().artists().forEach(artist -> touch(artists().find(artist)));
        track.facts().credits().albumArtists().forEach(artist -> touch(artists().find(artist)));
        track.facts().credits().contributors().forEach(contributor -> touch(artists().find(contributor.artist())));
    }

    /// Something of the artist was changed rather than added, so that it has to be counted by the store.
    void artistChanged(int row) {
        touchedArtists.set(row);
        tally.doubt(row);
    }

    private void touch(ArtistRegistry.@Nullable Entry entry) {
        if (entry != null) {
            artistChanged(entry.number());
        }
    }
}
