package io.antiphon.core.enrichment.match;

import io.antiphon.core.provider.ClaimedRecording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of an album's tracks is which of a release's.
///
/// @param claims index of the claimed track for the index of the track that is here
/// @param mean how alike those tracks are on the whole, from 0 to 1; tracks here without any count as 0
public record TrackPairs(Map<Integer, Integer> claims, double mean) {

    private static final int MAX_TRACKS = 500;
    private static final double PAIRED = 0.6;
    private static final double TITLE = 0.6;
    private static final double DURATION = 0.4;
    /// Breaks ties between tracks of the same name.
    private static final double PLACE = 0.05;

    public TrackPairs {
        claims = Map.copyOf(claims);
    }

    private record Pair(int here, int claim, double value, double worth) {}

    /// Those at the same place with the same name first, then whatever fits best.
    static TrackPairs of(List<KnownTrack> here, List<ClaimedRecording> claimed) {
        if (here.isEmpty() || claimed.isEmpty() || here.size() > MAX_TRACKS || claimed.size() > MAX_TRACKS) {
            return new TrackPairs(Map.of(), 0);
        }
        List<SongTitle> titles = here.stream().map(track -> SongTitle.of(track.title())).toList();
        List<SongTitle> others = claimed.stream().map(track -> SongTitle.of(track.title())).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            for (int j = 0; j < claimed.size(); j++) {
                add(pairs, i, j, value(here.get(i), titles.get(i), claimed.get(j), others.get(j)),
                        samePlace(here.get(i), claimed.get(j)));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::worth).reversed().thenComparingInt(Pair::here));
        return choose(pairs, here.size());
    }

    private static void add(List<Pair> pairs, int here, int claim, double value, boolean samePlace) {
        if (value >= PAIRED) {
            pairs.add(new Pair(here, claim, value, value + (samePlace ? PLACE : 0)));
        }
    }

    private static TrackPairs choose(List<Pair> pairs, int tracks) {
        Map<Integer, Integer> chosen = new HashMap<>();
        Map<Integer, Integer> taken = new HashMap<>();
        double sum = 0;
        for (Pair pair : pairs) {
            if (!chosen.containsKey(pair.here()) && !taken.containsKey(pair.claim())) {
                chosen.put(pair.here(), pair.claim());
                taken.put(pair.claim(), pair.here());
                sum += pair.value();
            }
        }
        return new TrackPairs(chosen, sum / tracks);
    }

    private static double value(KnownTrack here, SongTitle title, ClaimedRecording claim, SongTitle other) {
        if (here.recordingMbid() != null && here.recordingMbid().equals(claim.recordingMbid())) {
            return 1;
        }
        double titles = title.likeness(other);
        if (!title.versions().equals(other.versions())) {
            titles *= 0.8;
        }
        if (!Words.numbers(title.whole()).equals(Words.numbers(other.whole()))) {
            titles *= 0.85;
        }
        Duration duration = claim.duration();
        if (duration == null || duration.isZero() || here.duration().isZero()) {
            return titles;
        }
        double durations = Comparison.durationValue(here.duration(), duration);
        // A track that nobody named is known by its place and its duration.
        if (isNameless(here) && samePlace(here, claim)) {
            return 0.85 * durations;
        }
        return TITLE * titles + DURATION * durations;
    }

    private static boolean isNameless(KnownTrack here) {
        String words = Words.of(here.title());
        return words.isBlank() || words.matches("(?:audio ?)?track ?\\d*|untitled|unknown|\\d+");
    }

    static boolean samePlace(KnownTrack here, ClaimedRecording claim) {
        return here.number() != null && here.number().equals(claim.number())
                && orOne(here.disc()) == orOne(claim.disc());
    }

    private static int orOne(@Nullable Integer disc) {
        return disc == null ? 1 : disc;
    }
}
