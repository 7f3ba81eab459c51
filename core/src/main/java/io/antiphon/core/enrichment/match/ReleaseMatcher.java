package io.antiphon.core.enrichment.match;

import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.text.TextFolding;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scores claimed releases.
public final class ReleaseMatcher {

    private static final double TITLE_WEIGHT = 4;
    private static final double ARTIST_WEIGHT = 4;
    private static final double TRACKS_WEIGHT = 6;
    private static final double COUNT_WEIGHT = 3;
    private static final double YEAR_WEIGHT = 0.7;
    private static final double RELEASE_ID_WEIGHT = 8;
    private static final double GROUP_ID_WEIGHT = 3;
    private static final double BARCODE_WEIGHT = 5;
    private static final double CATALOG_WEIGHT = 1.5;
    private static final double UNLIKE = 0.6;
    private static final double SAME_SOUND = 0.95;

    private ReleaseMatcher() {}

    /// @param pairs which track is which
    public record Match(Score score, TrackPairs pairs) {}

    public static Match match(KnownAlbum here, ClaimedRelease claim) {
        Comparison comparison = new Comparison();
        addNames(comparison, here, claim);
        TrackPairs pairs = TrackPairs.of(here.tracks(), claim.tracks());
        addTracks(comparison, here, claim, pairs);
        comparison.addYear(YEAR_WEIGHT, here.year(), year(claim.date()), year(claim.originalDate()));
        addIds(comparison, here, claim);
        addVersions(comparison, here, claim, pairs);
        return new Match(comparison.score(), pairs);
    }

    private static void addNames(Comparison comparison, KnownAlbum here, ClaimedRelease claim) {
        String artist = Names.displayed(claim.artists());
        double titles = titleLikeness(here.title(), claim.title());
        double artists = artistLikeness(here.artist(), artist);
        double swapped = 0.97 * (titleLikeness(here.artist(), claim.title()) + artistLikeness(here.title(), artist))
                / 2;
        if (swapped > 0.85 && swapped > (titles + artists) / 2) {
            comparison.add("title", TITLE_WEIGHT, swapped, "title and artist are exchanged");
            comparison.add("artist", ARTIST_WEIGHT, swapped, "title and artist are exchanged");
            return;
        }
        if (!here.title().isBlank()) {
            comparison.add("title", TITLE_WEIGHT, titles, Comparison.percent(titles));
            if (titles < UNLIKE) {
                comparison.limit(0.6, "the titles are unlike");
            }
        }
        if (!Names.isNobody(here.artist()) || Names.isVarious(here.artist())) {
            comparison.add("artist", ARTIST_WEIGHT, artists, Comparison.percent(artists));
            if (artists < UNLIKE) {
                comparison.limit(0.55, "the artists are unlike");
            }
        } else {
            comparison.limit(claim.tracks().isEmpty() ? 0.7 : 0.95, "nobody says who made it");
        }
    }

    private static double titleLikeness(String here, String claimed) {
        return here.isBlank() ? 0 : SongTitle.of(here).likeness(SongTitle.of(claimed));
    }

    private static double artistLikeness(String here, String claimed) {
        boolean various = Names.isVarious(here);
        if (various || Names.isVarious(claimed)) {
            return various && Names.isVarious(claimed) ? 1 : 0;
        }
        return here.isBlank() ? 0 : Names.likeness(here, claimed);
    }

    private static void addTracks(Comparison comparison, KnownAlbum here, ClaimedRelease claim, TrackPairs pairs) {
        int mine = here.tracks().size();
        int theirs = claim.tracks().size();
        if (mine == 0 || theirs == 0) {
            comparison.limit(0.84, "tracks cannot be compared");
            return;
        }
        comparison.add("tracks", TRACKS_WEIGHT, pairs.mean(), "%d of %d are on it, %s"
                .formatted(pairs.claims().size(), mine, Comparison.percent(pairs.mean())));
        // More there than here may be an album that is not all here; the other way round it is another edition.
        double fewer = (double) Math.min(mine, theirs) / Math.max(mine, theirs);
        comparison.add("trackCount", COUNT_WEIGHT, mine > theirs ? fewer * fewer : fewer,
                "%d here, %d there".formatted(mine, theirs));
        if (pairs.claims().size() * 2 < mine) {
            comparison.limit(0.6, "most tracks are not on it");
        } else if (pairs.claims().size() < mine) {
            comparison.limit(0.93, "some tracks are not on it");
        }
        if (mine < 3 && theirs > mine * 2 && mine > 0) {
            comparison.limit(0.84, "few of its tracks are here");
        }
        boolean placed = pairs.claims()
                .entrySet()
                .stream()
                .filter(pair -> here.tracks().get(pair.getKey()).number() != null)
                .allMatch(pair -> TrackPairs.samePlace(here.tracks().get(pair.getKey()),
                        claim.tracks().get(pair.getValue())));
        comparison.add("places", 0.5, placed ? 1 : 0, placed ? "the same" : "another order");
    }

    private static void addIds(Comparison comparison, KnownAlbum here, ClaimedRelease claim) {
        comparison.addSame("releaseMbid", RELEASE_ID_WEIGHT, here.releaseMbid(), claim.releaseMbid());
        comparison.addSame("releaseGroupMbid", GROUP_ID_WEIGHT, here.releaseGroupMbid(), claim.releaseGroupMbid());
        comparison.addSame("barcode", BARCODE_WEIGHT, digits(here.barcode()), digits(claim.barcode()));
        String number = claim.catalogNumber();
        if (!here.catalogNumbers().isEmpty() && number != null && !number.isBlank()) {
            boolean same = here.catalogNumbers().stream().anyMatch(one -> plain(one).equals(plain(number)));
            comparison.add("catalogNumber", same ? CATALOG_WEIGHT : CATALOG_WEIGHT / 2, same ? 1 : 0,
                    same ? "the same" : "another one");
        }
        if (here.releaseGroupMbid() != null && claim.releaseGroupMbid() != null
                && !here.releaseGroupMbid().equals(claim.releaseGroupMbid())) {
            comparison.limit(0.75, "another MusicBrainz id");
        }
    }

    /// Leading zeros are written or not: an EAN is a UPC with one more.
    private static @Nullable String digits(@Nullable String barcode) {
        String digits = barcode == null ? "" : barcode.replaceAll("\\D", "").replaceFirst("^0+", "");
        return digits.isEmpty() ? null : digits;
    }

    private static String plain(String number) {
        return TextFolding.fold(number).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// A concert's title need not say so; its durations do.
    private static void addVersions(Comparison comparison, KnownAlbum here, ClaimedRelease claim, TrackPairs pairs) {
        boolean typed = claim.types().contains("live") || claim.types().contains("remix");
        boolean said = !versions(here.title()).isEmpty();
        if (versions(here.title()).equals(versions(claim.title())) ? !typed || said : typed && said) {
            return;
        }
        boolean sameTitle = versions(here.title()).equals(versions(claim.title()));
        if (!sameTitle || pairs.mean() < SAME_SOUND) {
            comparison.limit(0.8, "one is a concert or mixed anew, the other is not");
        }
    }

    private static Set<Version> versions(String title) {
        Set<Version> versions = EnumSet.noneOf(Version.class);
        SongTitle.of(title)
                .versions()
                .stream()
                .filter(version -> version == Version.LIVE || version == Version.REMIX)
                .forEach(versions::add);
        if (SongTitle.isLiveAlbum(title)) {
            versions.add(Version.LIVE);
        }
        return versions;
    }

    private static @Nullable Integer year(@Nullable PartialDate date) {
        return date == null ? null : date.year();
    }
}
