package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps the ids of artists whose spelling was corrected. An artist that still has tracks that they had keeps what they have.
final class ArtistCarry {

    private static final Set<String> FROM_ALBUMS = Set.of("albumartist");

    private final ScanRun run;
    private final BitSet taken = new BitSet();
    /// To whom credits of each artist went, with how many.
    private final Map<Integer, Map<Integer, Integer>> moves;
    /// How many came to each artist.
    private final Map<Integer, Integer> arrived = new HashMap<>();
    private final Set<Integer> respelled = new TreeSet<>();
    private final IdPlaces places = new IdPlaces();

    ArtistCarry(ScanRun run) {
        this.run = run;
        this.moves = CarryPhase.moves(run.session.listCarries(Carry.Kind.ARTIST));
        moves.forEach((row, heirs) -> {
            if (heirs.remove(row) != null) {
                respelled.add(row);
            }
            heirs.forEach((heir, credits) -> arrived.merge(heir, credits, Integer::sum));
        });
        moves.remove(Carry.NOWHERE);
        moves.values().removeIf(Map::isEmpty);
    }

    void run() {
        List<Integer> artists = CarryPhase.byWeight(moves).stream().map(Map.Entry::getKey).toList();
        List<Integer> left = artists.stream().filter(old -> !carry(old)).toList();
        left.forEach(this::mergeIfEmpty);
        new ArtistNames(run).settle(respelled);
    }

    /// Whether tracks that an artist had before name them still; what came from elsewhere is not among those.
    private boolean anyStayed(int row) {
        ArtistRegistry.Entry artist = run.artists().findRow(row);
        if (artist == null || !hasTracks(artist)) {
            return false;
        }
        int came = arrived.getOrDefault(row, 0);
        if (came <= 0) {
            return true;
        }
        AtomicLong credits = new AtomicLong();
        run.session.forEachTrackOfArtist(row, track -> {
            if (!track.missing()) {
                credits.addAndGet(countCredits(track, artist.credit().id()));
            }
        });
        return credits.get() > came;
    }

    private long countCredits(TrackRow track, ArtistId artist) {
        return run.artists()
                .namedBy(track)
                .stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(artist))
                .count();
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

    /// @return whether nothing is left to do: the id has found its place, or keeps it, or there is none
    private boolean carry(int old) {
        ArtistRegistry.Entry from = run.artists().findRow(places.of(old));
        if (from == null || anyStayed(old)) {
            return true;
        }
        Map<Integer, Integer> heirs = new TreeMap<>(moves.getOrDefault(old, Map.of()));
        heirs.keySet().removeIf(row -> !isFree(row));
        heirs.keySet().removeAll(CarryPhase.awaited(run, Carry.Kind.ARTIST, heirs.keySet()));
        Optional<ArtistRegistry.Entry> heir = CarryPhase.most(heirs).map(run.artists()::findRow);
        heir.ifPresent(artist -> take(old, from, artist));
        return heir.isPresent();
    }

    /// Whether nobody relies on an artist's id: it is new, or has no tracks any more, or none of those that it had. One whose tracks may
    /// come back keeps its own.
    private boolean isFree(int row) {
        ArtistRegistry.Entry artist = run.artists().findRow(row);
        return artist != null && !taken.get(row) && (run.isNew(Carry.Kind.ARTIST, row) || artist.row().missing()
                || moves.containsKey(row) && !anyStayed(row));
    }

    /// An id that no artist has any more is another name of the artist to whom most went.
    private void mergeIfEmpty(int old) {
        ArtistRegistry.Entry from = run.artists().findRow(places.of(old));
        if (from == null || hasTracks(from)) {
            return;
        }
        CarryPhase.most(moves.getOrDefault(old, Map.of())).map(run.artists()::findRow).ifPresent(into -> {
            run.session.insertAlias(Carry.Kind.ARTIST, from.row().id(), into.row().id());
            run.artistChanged(from.number());
        });
    }

    /// Rows keep their numbers and exchange their ids, so that what was written of them in documents is written anew; of what is
    /// missing, too.
    private void take(int row, ArtistRegistry.Entry from, ArtistRegistry.Entry heir) {
        taken.set(heir.number());
        if (from == heir) {
            return;
        }
        ArtistId old = heir.credit().id();
        ArtistId kept = from.credit().id();
        run.artists().swapIds(from, heir);
        places.exchange(row, from.number(), heir.number());
        run.session.deleteAlias(Carry.Kind.ARTIST, kept.value());
        if (hasTracks(from)) {
            run.session.deleteAlias(Carry.Kind.ARTIST, old.value());
        }
        run.index().remove(old);
        run.index().remove(kept);
        run.artistChanged(heir.number());
        run.artistChanged(from.number());
        BitSet written = new BitSet();
        Set<Integer> albums = new TreeSet<>();
        for (int artist : List.of(heir.number(), from.number())) {
            run.session.forEachTrackOfArtist(artist, track -> {
                if (!written.get(track.row())) {
                    written.set(track.row());
                    run.session.updateTrackRow(exchange(track, old, kept));
                }
            });
            albums.addAll(run.session.listAlbumsOfArtist(artist));
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
