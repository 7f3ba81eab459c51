package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.text.TextFolding;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A track that is looked for, and the best that was found so far. What speaks for a candidate adds up; nothing of less weight outdoes what
/// weighs more: the sound, then the MusicBrainz id, the whole path, the tags, the end of the path, and where the whole lies.
final class Wanted {

    private static final int SOUND = 256;
    private static final int MUSICBRAINZ = 128;
    private static final int PATH = 64;
    private static final int TAGS = 32;
    private static final int PATH_END = 8;
    private static final int MOST_PARTS = 10;
    private static final int NAMED = 4;
    private static final int NAMED_ON = 8;
    private static final int PLACE = 2;
    private static final int THERE = 1;
    private static final long SAME_DURATION_MILLIS = 3_000;
    private static final int TOLD = 5;

    private final JsonNode line;
    private final String path;
    private final List<String> rivals = new ArrayList<>();
    private @Nullable Candidate best;
    private String by = "";
    private int score;
    private boolean outdone;

    Wanted(JsonNode line) {
        this.line = line;
        this.path = normal(text("path"));
    }

    /// A track of this library.
    ///
    /// @param fullPath with the root of its music folder
    /// @param missing whether its file is away
    /// @param artists whose names it is credited to, beside `artist` as it is printed
    record Candidate(String id, String sound, @Nullable String recording, String musicFolder, String path,
            String fullPath, String title, String artist, List<String> artists, String album, long durationMs,
            boolean missing) {

        Candidate {
            artists = List.copyOf(artists);
        }
    }

    /// Whether names alone are enough, as services know nothing else.
    boolean isLoose() {
        return line.path("loose").asBoolean();
    }

    /// By which songs are the same for services.
    String song() {
        return text("title").isBlank() || text("artist").isBlank() ? ""
                : SongNames.key(text("title"), text("artist"));
    }

    JsonNode line() {
        return line;
    }

    String text(String field) {
        return line.path(field).asText("");
    }

    static String normal(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    /// The last two parts of a path, without case: what has to be the same at least.
    static @Nullable String endOf(String path) {
        int file = path.lastIndexOf('/');
        int folder = file < 0 ? -1 : path.lastIndexOf('/', file - 1);
        return file <= 0 ? null : path.substring(folder + 1).toLowerCase(Locale.ROOT);
    }

    static String tags(String title, String artist, String album) {
        return title.isBlank() ? ""
                : String.join("\n", TextFolding.fold(title), TextFolding.fold(artist), TextFolding.fold(album));
    }

    String tags() {
        return tags(text("title"), text("artist"), text("album"));
    }

    String path() {
        return path;
    }

    void offer(Candidate candidate) {
        List<String> reasons = new ArrayList<>();
        int points = points(candidate, reasons);
        if (points == 0) {
            return;
        }
        points += isInPlace(candidate) ? PLACE : 0;
        points += candidate.missing() ? 0 : THERE;
        Candidate before = best;
        if (points > score) {
            best = candidate;
            score = points;
            by = String.join("+", reasons);
            rivals.clear();
        } else if (points == score && before != null && !candidate.id().equals(before.id())
                && !isSameSong(candidate, before)) {
            rivals.add(candidate.fullPath());
        }
    }

    private int points(Candidate candidate, List<String> reasons) {
        int points = 0;
        if (!text("sound").isEmpty() && text("sound").equals(candidate.sound())) {
            points += SOUND;
            reasons.add("sound");
        }
        if (!text("musicBrainzId").isEmpty() && text("musicBrainzId").equals(candidate.recording())) {
            points += MUSICBRAINZ;
            reasons.add("musicBrainzId");
        }
        boolean samePath = path.equals(normal(candidate.path())) || isSamePlace(candidate);
        if (samePath) {
            points += PATH;
            reasons.add("path");
        }
        boolean sameLength = isSameLength(candidate);
        if (sameLength && !tags().isEmpty()
                && tags().equals(tags(candidate.title(), candidate.artist(), candidate.album()))) {
            points += TAGS;
            reasons.add("tags");
        }
        int parts = samePath || !sameLength ? 0 : sameParts(candidate);
        boolean sameTitle = TextFolding.fold(text("title")).equals(TextFolding.fold(candidate.title()));
        if (parts >= 3 || parts == 2 && sameTitle) {
            points += PATH_END + 2 * Math.min(parts, MOST_PARTS);
            reasons.add("path end");
        }
        if (isLoose() && reasons.isEmpty()) {
            points += named(candidate, reasons);
        }
        return points;
    }

    /// For services, the same recording on two albums is one song: the one that was here first stands for both.
    private boolean isSameSong(Candidate candidate, Candidate before) {
        return isLoose() && Math.abs(candidate.durationMs() - before.durationMs()) <= SAME_DURATION_MILLIS;
    }

    private int named(Candidate candidate, List<String> reasons) {
        boolean known = line.path("durationMs").asLong() > 0;
        String song = song();
        boolean same = Stream.concat(Stream.of(candidate.artist()), candidate.artists().stream())
                .anyMatch(artist -> SongNames.key(candidate.title(), artist).equals(song));
        if (!same || song.isEmpty() || known && !isSameLength(candidate)) {
            return 0;
        }
        boolean on = SongNames.album(text("album")).equals(SongNames.album(candidate.album()));
        reasons.add(on ? "names" : "title and artist");
        return on ? NAMED_ON : NAMED;
    }

    private boolean isSamePlace(Candidate candidate) {
        return !text("absolutePath").isEmpty() && normal(text("absolutePath")).equals(normal(candidate.fullPath()));
    }

    private boolean isInPlace(Candidate candidate) {
        return isSamePlace(candidate) || !text("musicFolder").isEmpty()
                && text("musicFolder").equals(candidate.musicFolder());
    }

    private boolean isSameLength(Candidate candidate) {
        return Math.abs(line.path("durationMs").asLong() - candidate.durationMs()) <= SAME_DURATION_MILLIS;
    }

    /// How many parts of the paths are the same, from the end.
    private int sameParts(Candidate candidate) {
        String[] theirs = (text("absolutePath").isEmpty() ? path : normal(text("absolutePath")))
                .toLowerCase(Locale.ROOT)
                .split("/");
        String[] ours = normal(candidate.fullPath()).toLowerCase(Locale.ROOT).split("/");
        int same = 0;
        while (same < theirs.length && same < ours.length
                && theirs[theirs.length - 1 - same].equals(ours[ours.length - 1 - same])) {
            same++;
        }
        return same;
    }

    boolean isAmbiguous() {
        return !rivals.isEmpty();
    }

    /// Absent when there is none, or several as likely, or what there is is rather another one.
    @Nullable Candidate found() {
        return isAmbiguous() || outdone ? null : best;
    }

    /// Whether it comes from a library that tells tracks from each other by their sound, so that two of it are never one.
    boolean isDistinct() {
        return !text("sound").isEmpty();
    }

    /// How much speaks for what was found.
    int score() {
        return score;
    }

    /// More speaks for another one.
    void giveUp() {
        outdone = true;
    }

    boolean isOutdone() {
        return outdone;
    }

    String by() {
        return by;
    }

    /// The paths of those that are as likely, the first few.
    List<String> candidates() {
        List<String> all = new ArrayList<>();
        if (best != null) {
            all.add(best.fullPath());
        }
        all.addAll(rivals);
        return all.subList(0, Math.min(TOLD, all.size()));
    }

    /// What it is called there.
    String name() {
        String where = text("path");
        String named = text("title").isBlank() ? text("ref") : "%s: %s".formatted(text("artist"), text("title"));
        return where.isEmpty() ? named : where;
    }
}
