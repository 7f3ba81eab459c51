package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.rules.Overlay;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.StaleLayers.Stale;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lays over tags what people and providers said since, or took back. Everything else about a thing stays, its id above all.
final class LayerPhase implements ScanPhase {

    private static final int BATCH = 200;

    @Override
    public String name() {
        return "showing edits";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return !run.session.layers().isEmpty();
    }

    @Override
    public void run(ScanRun run) {
        run.markUnfinished();
        List<Stale> stale = run.session.layers().list(BATCH);
        while (!stale.isEmpty()) {
            run.checkCancelled();
            show(run, stale);
            run.session.layers().shown(stale);
            run.wrote(stale.size());
            stale = run.session.layers().list(BATCH);
        }
        run.commit();
    }

    private static void show(ScanRun run, List<Stale> stale) {
        stale.stream().filter(one -> one.kind() == Layered.ARTIST).forEach(one -> showArtist(run, one));
        showAlbums(run, byRow(stale, Layered.ALBUM));
        showTracks(run, byRow(stale, Layered.TRACK));
    }

    private static Map<Integer, Stale> byRow(List<Stale> stale, Layered kind) {
        Map<Integer, Stale> rows = new HashMap<>();
        stale.stream().filter(one -> one.kind() == kind && one.row() > 0).forEach(one -> rows.put(one.row(), one));
        return rows;
    }

    private static void showAlbums(ScanRun run, Map<Integer, Stale> stale) {
        Overlay overlay = run.overlay();
        for (AlbumRow album : run.session.listAlbums(stale.keySet())) {
            Stale wanted = stale.get(album.row());
            if (wanted != null) {
                run.session.updateAlbumRow(overlay.lay(overlay.asTagged(album), wanted.shown()));
                run.dirtyAlbums.set(album.row());
            }
        }
    }

    private static void showTracks(ScanRun run, Map<Integer, Stale> stale) {
        Overlay overlay = run.overlay();
        TrackWriter tracks = new TrackWriter(run);
        for (TrackRow track : run.session.listTracks(stale.keySet())) {
            Stale wanted = stale.get(track.row());
            if (wanted == null) {
                continue;
            }
            TrackRow now = overlay.lay(overlay.asTagged(track), wanted.shown());
            if (!now.equals(track)) {
                tracks.show(now, track);
                run.dirtyAlbums.set(now.album());
            }
        }
    }

    private static void showArtist(ScanRun run, Stale stale) {
        ArtistRegistry.Entry artist = run.artists().findRow(stale.row());
        if (artist == null) {
            return;
        }
        String before = artist.shown().name();
        run.artists().show(artist, stale.shown());
        run.artistChanged(artist.number());
        ArtistCredit credit = artist.credit();
        if (before.equals(credit.name())) {
            run.session.listAlbumsOfArtist(artist.number()).forEach(run.dirtyAlbums::set);
            return;
        }
        new ArtistNames(run).show(artist, printed -> printed.replace(before, credit.name()));
    }
}
