package io.antiphon.core.enrichment.match;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares who and what: titles and artists belong together, as either may stand in the other's place.
final class TitleComparison {

    private static final double TITLE_WEIGHT = 5;
    private static final double ARTIST_WEIGHT = 4;
    /// Exchanged names are a mistake that people make; both have to fit well for it to be believed.
    private static final double SWAPPED = 0.97;
    private static final double SWAPPED_LIKENESS = 0.85;
    private static final double UNLIKE_TITLE = 0.62;
    private static final double UNLIKE_ARTIST = 0.6;
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}(?:[-.]\\d{1,3})?(?:\\s*[-._)]\\s*|\\s+)(?=\\S)");

    private final KnownTrack here;
    private final String title;
    private final String artist;
    private final boolean liveAlbum;
    private double titleValue;
    private double artistValue;
    private SongTitle compared;
    private String how = "";

    /// @param title claimed
    /// @param artist claimed, as displayed
    /// @param liveAlbum whether what is claimed stands on a live album
    TitleComparison(KnownTrack here, String title, String artist, boolean liveAlbum) {
        this.here = here;
        this.title = title;
        this.artist = artist;
        this.liveAlbum = liveAlbum;
        this.compared = SongTitle.of(here.title());
        compare();
    }

    private void compare() {
        SongTitle claimed = SongTitle.of(title);
        titleValue = compared.likeness(claimed);
        artistValue = artistLikeness(here.artist());
        if (titleValue >= 0.95 && artistValue >= 0.95) {
            return;
        }
        tryTitle(numberless(here.title()), claimed, here.artist(), 1, "without its number");
        int dash = here.title().indexOf(" - ");
        if (dash > 0) {
            String first = here.title().substring(0, dash);
            String second = here.title().substring(dash + 3);
            tryTitle(numberless(second), claimed, numberless(first), SWAPPED, "the title names the artist, too");
            tryTitle(first, claimed, second, SWAPPED, "the title names the artist, too");
        }
        tryTitle(here.artist(), claimed, here.title(), SWAPPED, "title and artist are exchanged");
    }

    /// Takes another reading of what is here where it fits clearly better, on both sides.
    private void tryTitle(String otherTitle, SongTitle claimed, String otherArtist, double worth, String why) {
        SongTitle read = SongTitle.of(otherTitle);
        double titles = read.likeness(claimed);
        double artists = otherArtist.equals(here.artist()) ? artistValue : artistLikeness(otherArtist);
        boolean believed = titles >= SWAPPED_LIKENESS && (artists >= SWAPPED_LIKENESS || otherArtist.equals(here
                .artist()));
        if (believed && worth * (titles + artists) > titleValue + artistValue) {
            titleValue = worth * titles;
            artistValue = otherArtist.equals(here.artist()) ? artistValue : worth * artists;
            compared = read;
            how = why;
        }
    }

    private static String numberless(String text) {
        return NUMBERED.matcher(text).replaceFirst("");
    }

    private double artistLikeness(String name) {
        return Names.isNobody(name) || artist.isBlank() ? 0 : Names.likeness(name, artist);
    }

    /// @param compareArtist whether both sides name somebody
    void addTo(Comparison comparison, boolean compareArtist) {
        String said = how.isEmpty() ? "" : ", " + how;
        comparison.add("title", TITLE_WEIGHT, titleValue, Comparison.percent(titleValue) + said);
        if (titleValue < UNLIKE_TITLE) {
            comparison.limit(0.5, "the titles are unlike");
        }
        boolean named = !Names.isNobody(here.artist()) || !how.isEmpty();
        if (compareArtist && named && !artist.isBlank()) {
            comparison.add("artist", ARTIST_WEIGHT, artistValue, Comparison.percent(artistValue));
            if (artistValue < UNLIKE_ARTIST) {
                comparison.limit(0.55, "the artists are unlike");
            }
        }
        addVersions(comparison);
        SongTitle claimed = SongTitle.of(title);
        if (!Words.numbers(compared.core()).equals(Words.numbers(claimed.core()))
                && !Words.numbers(compared.whole()).equals(Words.numbers(claimed.whole()))) {
            comparison.limit(0.65, "the numbers in the titles differ");
        }
    }

    private void addVersions(Comparison comparison) {
        Set<Version> mine = versions(compared.versions(), SongTitle.isLiveAlbum(here.album()));
        Set<Version> theirs = versions(SongTitle.of(title).versions(), liveAlbum);
        if (!mine.equals(theirs)) {
            comparison.limit(0.6, "another version: %s here, %s there".formatted(named(mine), named(theirs)));
        }
    }

    private static Set<Version> versions(Set<Version> titled, boolean live) {
        Set<Version> versions = EnumSet.noneOf(Version.class);
        versions.addAll(titled);
        if (live) {
            versions.add(Version.LIVE);
        }
        return versions;
    }

    private static String named(Set<Version> versions) {
        return versions.isEmpty() ? "the usual one"
                : String.join(", ", versions.stream()
                        .map(version -> version.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    double titleValue() {
        return titleValue;
    }
}
