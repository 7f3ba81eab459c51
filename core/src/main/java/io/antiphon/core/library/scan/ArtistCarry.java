package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps the ids of artists whose spelling was corrected. An artist that still has tracks keeps what it has.
final class ArtistCarry {

    private final ScanRun run;
    private final BitSet taken = new BitSet();

    ArtistCarry(ScanRun run) {
        this.run = run;
    }

    void run() {
        Map<Integer, Map<Integer, Integer>> moves = CarryPhase.moves(run.session.listCarries(Carry.Kind.ARTIST));
        List<Integer> respelled = new ArrayList<>();
        moves.forEach((row, heirs) -> {
            if (heirs.remove(row) != null) {
                respelled.add(row);
            }
        });
        for (Map.Entry<Integer, Map<Integer, Integer>> move : CarryPhase.byWeight(moves)) {
            ArtistRegistry.Entry from = run.artists().findRow(move.getKey());
            if (from != null && !taken.get(from.number())
                    && run.session.countPresence(List.of(from.number())).isEmpty()) {
                carry(from, move.getValue());
            }
        }
        new ArtistNames(run).settle(respelled);
    }

    private void carry(ArtistRegistry.Entry from, Map<Integer, Integer> moves) {
        Map<Integer, Integer> heirs = new TreeMap<>(moves);
        heirs.keySet().removeIf(row -> !isFree(row));
        heirs.keySet().removeAll(CarryPhase.awaited(run, Carry.Kind.ARTIST, heirs.keySet()));
        Optional<ArtistRegistry.Entry> heir = CarryPhase.most(heirs).map(run.artists()::findRow);
        if (heir.isPresent()) {
            take(from, heir.get());
            return;
        }
        CarryPhase.most(moves).map(run.artists()::findRow).ifPresent(into -> {
            run.session.insertAlias(Carry.Kind.ARTIST, from.row().id(), into.row().id());
            run.artistChanged(from.number());
        });
    }

    /// Whether nobody relies on an artist's id: it is new, or has no tracks any more. One whose tracks may come back keeps its own.
    private boolean isFree(int row) {
        ArtistRegistry.Entry artist = run.artists().findRow(row);
        return artist != null && (run.isNew(Carry.Kind.ARTIST, row) || artist.row().missing()) && !taken.get(row);
    }

    /// Rows keep their numbers and exchange their ids, so that what was written of the heir in documents is written anew.
    private void take(ArtistRegistry.Entry from, ArtistRegistry.Entry heir) {
        ArtistId old = heir.credit().id();
        ArtistId kept = from.credit().id();
        run.artists().swapIds(from, heir);
        run.session.deleteAlias(Carry.Kind.ARTIST, kept.value());
        run.index().remove(old);
        run.index().remove(kept);
        taken.set(heir.number());
        run.artistChanged(heir.number());
        run.artistChanged(from.number());
        run.session.forEachTrackOfArtist(heir.number(), track -> run.session.updateTrackRow(replace(track, old, kept)));
        List<Integer> albums = run.session.listAlbumsOfArtist(heir.number());
        for (AlbumRow album : run.session.listAlbums(albums)) {
            run.session.updateAlbumRow(album.withArtists(replace(album.facts().artists(), old, kept)));
        }
    }

    private static TrackRow replace(TrackRow track, ArtistId old, ArtistId kept) {
        Credits credits = track.facts().credits();
        List<Contributor> contributors = credits.contributors()
                .stream()
                .map(contributor -> new Contributor(contributor.role(), contributor.subRole(),
                        replace(contributor.artist(), old, kept)))
                .toList();
        Credits replaced = new Credits(credits.displayArtist(), replace(credits.artists(), old, kept),
                credits.displayAlbumArtist(),
                replace(credits.albumArtists(), old, kept), credits.displayComposer(), contributors);
        return track.withAlbum(track.album(), track.albumName(), replaced, track.cover());
    }

    private static List<ArtistCredit> replace(List<ArtistCredit> artists, ArtistId old, ArtistId kept) {
        return artists.stream().map(artist -> replace(artist, old, kept)).toList();
    }

    private static ArtistCredit replace(ArtistCredit artist, ArtistId old, ArtistId kept) {
        return artist.id().equals(old) ? new ArtistCredit(kept, artist.name()) : artist;
    }
}
