package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.search.SearchIndexWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes tracks with all that hangs on them, and notes what their change means for albums, artists and folders.
final class TrackWriter {

    private final ScanRun run;

    TrackWriter(ScanRun run) {
        this.run = run;
    }

    /// @param old what was stored of it before; absent for a new track
    void write(TrackRow track, @Nullable TrackRow old) {
        Set<CreditRow> credits = creditRows(track.facts().credits());
        Set<Integer> genres = run.memory().genreRows(track.facts().details().genres());
        if (old == null) {
            run.session.insertTrack(track, credits, genres);
            run.tally.addTrack(run.placeOf(track.album(), track.musicFolder()), credits);
            credits.forEach(credit -> run.touchedArtists.set(credit.artist()));
            run.index().add(entryOf(track));
            noteNew(track, 1);
            return;
        }
        run.session.updateTrack(track, credits, genres);
        if (!countsAs(old, track)) {
            run.touchArtistsOf(old);
            credits.forEach(credit -> run.artistChanged(credit.artist()));
        }
        noteChange(old, track, isBack(old));
        index(track);
    }

    /// Whether artists have as much as before, which holds for most of what is retagged: to count what an artist has takes long for some.
    private static boolean countsAs(TrackRow old, TrackRow now) {
        return old.missing() == now.missing() && old.album() == now.album() && old.musicFolder() == now.musicFolder()
                && old.facts().credits().equals(now.facts().credits());
    }

    /// Writes a track that shows other values than before though its file is the same: no id follows from that.
    void show(TrackRow now, TrackRow old) {
        if (now.missing()) {
            run.session.updateTrackRow(now);
            return;
        }
        Set<CreditRow> credits = creditRows(now.facts().credits());
        run.session.updateTrack(now, credits, run.memory().genreRows(now.facts().details().genres()));
        run.touchArtistsOf(old);
        credits.forEach(credit -> run.artistChanged(credit.artist()));
        index(now);
    }

    /// Hides a track whose file is gone or unreadable; everything a user did to it stays.
    void markMissing(TrackRow track) {
        run.markUnfinished();
        run.session.updateTrackRow(track.markedMissing());
        run.dirtyAlbums.set(track.album());
        run.touchArtistsOf(track);
        run.index().remove(new TrackId(track.id()));
    }

    private Set<CreditRow> creditRows(Credits credits) {
        Set<CreditRow> rows = new LinkedHashSet<>();
        credits.artists().forEach(artist -> rows.add(creditRow(artist, "artist")));
        credits.albumArtists().forEach(artist -> rows.add(creditRow(artist, "albumartist")));
        for (Contributor contributor : credits.contributors()) {
            rows.add(creditRow(contributor.artist(), contributor.role()));
        }
        return rows;
    }

    private CreditRow creditRow(ArtistCredit artist, String role) {
        return new CreditRow(run.artists().entryOf(artist).number(), role);
    }

    /// A new track turned out to be one that was missing.
    void noteSuccession(TrackRow old, TrackRow now) {
        run.touchArtistsOf(old);
        noteNew(now, -1);
        noteChange(old, now, isBack(old));
        run.touchArtistsOf(now);
    }

    /// Whether a track was away before this scan; none was where it began with nothing.
    private boolean isBack(TrackRow old) {
        return !run.startedEmpty() && old.missing() && !run.vanishedTracks.get(old.row());
    }

    /// What is new holds no id that all others leave. Where nothing was before, there is none to leave.
    private void noteNew(TrackRow track, int files) {
        if (!run.startedEmpty()) {
            noteArrival(Carry.Kind.ALBUM, track.album(), files);
            run.artists().namedBy(track).forEach(artists -> noteArrivals(artists, files));
        }
    }

    private void noteArrivals(List<ArtistCredit> artists, int files) {
        for (ArtistCredit artist : artists) {
            noteArrival(Carry.Kind.ARTIST, run.artists().entryOf(artist).number(), files);
        }
    }

    private void noteArrival(Carry.Kind kind, int row, int files) {
        if (!run.isNew(kind, row)) {
            run.session.insertCarry(new Carry(kind, Carry.NOWHERE, row, files));
        }
    }

    /// @param back whether the track was away before
    private void noteChange(TrackRow old, TrackRow now, boolean back) {
        if (!old.path().equals(now.path()) || old.musicFolder() != now.musicFolder()) {
            run.session.leftPlace(old.musicFolder(), old.path(), now.id());
        }
        if (old.album() != now.album()) {
            run.dirtyAlbums.set(old.album());
            run.session.insertCarry(new Carry(Carry.Kind.ALBUM, old.album(), now.album(), 1));
        } else if (back) {
            noteArrival(Carry.Kind.ALBUM, now.album(), 1);
        }
        if (old.musicFolder() != now.musicFolder()) {
            run.session.leftMusicFolder(Carry.Kind.TRACK, now.id(), run.placeOf(old.album(), old.musicFolder()));
        }
        if (old.folder() != now.folder()) {
            run.session.insertCarry(new Carry(Carry.Kind.FOLDER, old.folder(), now.folder(), 1));
        }
        List<List<ArtistCredit>> before = run.artists().namedBy(old);
        List<List<ArtistCredit>> after = run.artists().namedBy(now);
        for (int i = 0; i < before.size(); i++) {
            noteArtists(before.get(i), after.get(i), back);
        }
    }

    /// A credit at the same place that names another artist may be a corrected spelling.
    private void noteArtists(List<ArtistCredit> before, List<ArtistCredit> after, boolean back) {
        if (before.size() != after.size()) {
            noteArrivals(back ? after : List.of(), 1);
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            ArtistRegistry.Entry old = run.artists().find(before.get(i));
            ArtistRegistry.Entry now = run.artists().find(after.get(i));
            if (old != null && now != null && old != now) {
                run.session.insertCarry(new Carry(Carry.Kind.ARTIST, old.number(), now.number(), 1));
            } else if (back && now != null) {
                noteArrival(Carry.Kind.ARTIST, now.number(), 1);
            }
        }
    }

    void index(TrackRow track) {
        run.index().put(entryOf(track));
    }

    private SearchIndexWriter.Entry entryOf(TrackRow track) {
        Set<String> names = new LinkedHashSet<>();
        track.facts().credits().artists().forEach(artist -> names.add(artist.name()));
        track.facts().credits().albumArtists().forEach(artist -> names.add(artist.name()));
        return new SearchIndexWriter.Entry(new TrackId(track.id()),
                Set.of(run.placeOf(track.album(), track.musicFolder())), track.title(),
                track.facts().sortTitle(), List.copyOf(names), track.albumName(), 1);
    }
}
