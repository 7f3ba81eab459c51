package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps the ids of artists whose spelling was corrected. An artist that still has tracks keeps what it has.
final class ArtistCarry {

    private static final Set<String> FROM_ALBUMS = Set.of("albumartist");

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
            if (from != null && !taken.get(from.number()) && !hasTracks(from)) {
                carry(from, move.getValue());
            }
        }
        new ArtistNames(run).settle(respelled);
    }

    /// Whether tracks name an artist, or an album is by them. What tracks have from their albums may be over: those are made anew after this.
    private boolean hasTracks(ArtistRegistry.Entry artist) {
        List<Presence> presences = run.session.countPresence(List.of(artist.number()));
        if (presences.isEmpty()) {
            return false;
        }
        if (presences.stream().anyMatch(presence -> !presence.roles().equals(FROM_ALBUMS))) {
            return true;
        }
        Set<Integer> albums = new TreeSet<>();
        run.session.forEachTrackOfArtist(artist.number(), track -> {
            if (!track.missing()) {
                albums.add(track.album());
            }
        });
        return albums.stream()
                .map(album -> run.session.listTracksOfAlbums(List.of(album)))
                .anyMatch(tracks -> run.albumMaker().artistsOf(tracks).contains(artist.credit()));
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

    /// Rows keep their numbers and exchange their ids, so that what was written of them in documents is written anew; of what is
    /// missing, too.
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
        BitSet written = new BitSet();
        Set<Integer> albums = new TreeSet<>();
        for (int row : List.of(heir.number(), from.number())) {
            run.session.forEachTrackOfArtist(row, track -> {
                if (!written.get(track.row())) {
                    written.set(track.row());
                    run.session.updateTrackRow(exchange(track, old, kept));
                }
            });
            albums.addAll(run.session.listAlbumsOfArtist(row));
        }
        for (AlbumRow album : run.session.listAlbums(albums)) {
            run.session.updateAlbumRow(album.withArtists(exchange(album.facts().artists(), old, kept)));
        }
    }

    private static TrackRow exchange(TrackRow track, ArtistId one, ArtistId other) {
        Credits credits = track.facts().credits();
        List<Contributor> contributors = credits.contributors()
                .stream()
                .map(contributor -> new Contributor(contributor.role(), contributor.subRole(),
                        exchange(contributor.artist(), one, other)))
                .toList();
        Credits exchanged = new Credits(credits.displayArtist(), exchange(credits.artists(), one, other),
                credits.displayAlbumArtist(),
                exchange(credits.albumArtists(), one, other), credits.displayComposer(), contributors);
        return track.withAlbum(track.album(), track.albumName(), exchanged, track.cover());
    }

    private static List<ArtistCredit> exchange(List<ArtistCredit> artists, ArtistId one, ArtistId other) {
        return artists.stream().map(artist -> exchange(artist, one, other)).toList();
    }

    private static ArtistCredit exchange(ArtistCredit artist, ArtistId one, ArtistId other) {
        if (artist.id().equals(one)) {
            return new ArtistCredit(other, artist.name());
        }
        return artist.id().equals(other) ? new ArtistCredit(one, artist.name()) : artist;
    }
}
