package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.rules.Overlay;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.text.TextFolding;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What artists are called. Spellings that people take for the same are one artist; the name of it is the one that most of its tracks
/// have, so that a correction shows as soon as most of the files have it.
final class ArtistNames {

    private final ScanRun run;

    ArtistNames(ScanRun run) {
        this.run = run;
    }

    /// Whether two names differ in nothing that anybody could see.
    static boolean areSame(String one, String other) {
        return one.equals(other) || composed(one).equals(composed(other));
    }

    private static String composed(String name) {
        return Normalizer.normalize(Limits.cut(name, Limits.NAME), Normalizer.Form.NFC);
    }

    /// Decides anew what artists are called that a file was seen to spell otherwise.
    void settle(Collection<Integer> rows) {
        for (int row : rows) {
            ArtistRegistry.Entry artist = run.artists().findRow(row);
            if (artist == null) {
                continue;
            }
            String name = most(artist, votes(artist));
            if (!name.equals(artist.row().name())) {
                String before = artist.credit().name();
                run.artists().respell(artist, name);
                run.artistChanged(row);
                if (before.equals(artist.credit().name())) {
                    continue;
                }
                show(artist, UnaryOperator.identity());
            }
        }
    }

    /// Writes what names the artist anew after its name changed.
    ///
    /// @param printed makes of a credit as printed what it is now
    void show(ArtistRegistry.Entry artist, UnaryOperator<String> printed) {
        ArtistCredit credit = artist.credit();
        TrackWriter tracks = new TrackWriter(run);
        run.session.forEachTrackOfArtist(artist.number(), track -> {
            tracks.show(renamed(track, credit, printed), track);
            run.dirtyAlbums.set(track.album());
        });
        run.session.listAlbumsOfArtist(artist.number()).forEach(run.dirtyAlbums::set);
    }

    private static String most(ArtistRegistry.Entry artist, Map<String, Integer> votes) {
        String most = artist.row().name();
        int highest = votes.getOrDefault(composed(most), 0);
        for (Map.Entry<String, Integer> vote : votes.entrySet()) {
            if (vote.getValue() > highest) {
                most = vote.getKey();
                highest = vote.getValue();
            }
        }
        return most;
    }

    private Map<String, Integer> votes(ArtistRegistry.Entry artist) {
        Map<String, Integer> votes = new TreeMap<>();
        Overlay overlay = run.overlay();
        run.session.forEachTrackOfArtist(artist.number(), track -> {
            if (!track.missing()) {
                spellings(artist.row(), overlay.asTagged(track)).forEach(name -> votes.merge(name, 1, Integer::sum));
            }
        });
        return votes;
    }

    /// As far as it is known: of several artists of one track only what all of them together are called is kept.
    private static Set<String> spellings(ArtistRow artist, TrackRow tagged) {
        Set<String> names = new HashSet<>();
        for (CreditTag tag : tagged.facts().albumTags().artists()) {
            if (tag.mbid() != null && tag.mbid().equals(artist.mbid()) || isNamed(artist, tag.name())) {
                names.add(composed(tag.name()));
            }
        }
        Credits credits = tagged.facts().credits();
        boolean alone = credits.artists().size() == 1
                && credits.artists().getFirst().id().value().equals(artist.id());
        if (alone && isNamed(artist, credits.displayArtist())) {
            names.add(composed(credits.displayArtist()));
        }
        String composer = credits.displayComposer();
        if (composer != null && isOnlyComposer(artist, credits) && isNamed(artist, composer)) {
            names.add(composed(composer));
        }
        return names;
    }

    private static boolean isOnlyComposer(ArtistRow artist, Credits credits) {
        return credits.contributors()
                .stream()
                .filter(contributor -> contributor.role().equals(Contributor.COMPOSER))
                .map(contributor -> contributor.artist().id().value())
                .toList()
                .equals(List.of(artist.id()));
    }

    private static boolean isNamed(ArtistRow artist, String name) {
        return Limits.cut(TextFolding.fold(name), Limits.KEY).equals(artist.foldedName());
    }

    private static TrackRow renamed(TrackRow track, ArtistCredit artist, UnaryOperator<String> printed) {
        Credits credits = track.facts().credits();
        List<Contributor> contributors = credits.contributors()
                .stream()
                .map(contributor -> new Contributor(contributor.role(), contributor.subRole(),
                        renamed(contributor.artist(), artist)))
                .toList();
        Credits now = new Credits(printed.apply(credits.displayArtist()), renamed(credits.artists(), artist),
                printed.apply(credits.displayAlbumArtist()), renamed(credits.albumArtists(), artist),
                credits.displayComposer(), contributors);
        return track.withAlbum(track.album(), track.albumName(), now, track.cover());
    }

    private static List<ArtistCredit> renamed(List<ArtistCredit> credits, ArtistCredit artist) {
        return credits.stream().map(credit -> renamed(credit, artist)).toList();
    }

    private static ArtistCredit renamed(ArtistCredit credit, ArtistCredit artist) {
        return credit.id().equals(artist.id()) ? artist : credit;
    }
}
