package io.antiphon.core.enrichment.match;

import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedRecording;
import org.jspecify.annotations.Nullable;

/// Scores claimed recordings.
public final class RecordingMatcher {

    private static final double DURATION_WEIGHT = 3;
    private static final double ALBUM_WEIGHT = 1.5;
    private static final double PLACE_WEIGHT = 0.7;
    private static final double YEAR_WEIGHT = 0.4;
    private static final double ID_WEIGHT = 6;
    private static final double SOUND_WEIGHT = 5;
    /// A recording is on many albums: another one says little against it.
    private static final double OTHER_ALBUM = 0.5;

    private RecordingMatcher() {}

    public static Score score(KnownTrack here, ClaimedRecording claim) {
        return score(here, claim, null);
    }

    /// @param heard how surely the claim is about the same sound, by its fingerprint, from 0 to 1; absent when nobody compared it
    public static Score score(KnownTrack here, ClaimedRecording claim, @Nullable Double heard) {
        Comparison comparison = new Comparison();
        String album = claim.album() == null ? "" : claim.album();
        boolean live = SongTitle.isLiveAlbum(album);
        TitleComparison titles = new TitleComparison(here, claim.title(), Names.displayed(claim.artists()), live);
        titles.addTo(comparison, true);
        comparison.addDuration(DURATION_WEIGHT, here.duration(), claim.duration());
        double albums = addAlbum(comparison, here, album);
        if (albums > 0.8) {
            addPlace(comparison, here, claim);
        }
        PartialDate date = claim.date();
        comparison.addYear(YEAR_WEIGHT, here.year(), date == null ? null : date.year(), null);
        addIds(comparison, here, claim);
        if (heard != null) {
            comparison.add("fingerprint", SOUND_WEIGHT, heard, Comparison.percent(heard));
        }
        limitByEvidence(comparison, here, claim, heard);
        return comparison.score();
    }

    private static double addAlbum(Comparison comparison, KnownTrack here, String album) {
        if (here.album().isBlank() || album.isBlank()) {
            return 0;
        }
        double likeness = SongTitle.of(here.album()).likeness(SongTitle.of(album));
        comparison.add("album", ALBUM_WEIGHT, Math.max(OTHER_ALBUM, likeness), Comparison.percent(likeness));
        return likeness;
    }

    private static void addPlace(Comparison comparison, KnownTrack here, ClaimedRecording claim) {
        if (here.number() == null || claim.number() == null) {
            return;
        }
        boolean disc = here.disc() == null || claim.disc() == null || here.disc().equals(claim.disc());
        boolean same = here.number().equals(claim.number()) && disc;
        comparison.add("place", PLACE_WEIGHT, same ? 1 : 0,
                same ? "the same" : "%d here, %d there".formatted(here.number(), claim.number()));
    }

    private static void addIds(Comparison comparison, KnownTrack here, ClaimedRecording claim) {
        comparison.addSame("recordingMbid", ID_WEIGHT, here.recordingMbid(), claim.recordingMbid());
        comparison.addSame("releaseTrackMbid", ID_WEIGHT / 2, here.releaseTrackMbid(), claim.releaseTrackMbid());
        if (!here.isrcs().isEmpty() && !claim.isrcs().isEmpty()) {
            boolean same = claim.isrcs().stream().anyMatch(here.isrcs()::contains);
            // One recording may have several codes, so that another one says little.
            comparison.add("isrc", same ? ID_WEIGHT / 2 : 0.5, same ? 1 : 0, same ? "the same" : "others");
        }
        if (here.recordingMbid() != null && claim.recordingMbid() != null
                && !here.recordingMbid().equals(claim.recordingMbid())) {
            comparison.limit(0.75, "another MusicBrainz id");
        }
    }

    /// A title alone is no evidence: thousands share it.
    private static void limitByEvidence(Comparison comparison, KnownTrack here, ClaimedRecording claim,
            @Nullable Double heard) {
        boolean identified = here.recordingMbid() != null && here.recordingMbid().equals(claim.recordingMbid())
                || claim.isrcs().stream().anyMatch(here.isrcs()::contains) || heard != null && heard > 0.8;
        boolean somebody = !Names.isNobody(here.artist()) || here.title().contains(" - ");
        boolean timed = !here.duration().isZero() && claim.duration() != null;
        boolean placed = !here.album().isBlank() && claim.album() != null;
        if (identified) {
            return;
        }
        if (!somebody && !(timed && placed)) {
            comparison.limit(0.7, "nobody says who made it");
        } else if (!somebody || !timed && !placed) {
            comparison.limit(0.84, "too little is known to be sure");
        }
    }
}
