package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.persistence.transfer.LineWriter;
import io.antiphon.persistence.transfer.UserDataExport;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what is read as lines of an export by one person, each song once.
final class TakeoutLines {

    /// Of what is loved since nobody knows when.
    static final Instant SOME_TIME = Instant.EPOCH.plusSeconds(1);

    private static final int MOST_SONGS = 250_000;
    private static final int MOST_REMARKS = 200;
    private static final int REF_BYTES = 12;
    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private final LineWriter lines;
    private final String user;
    private final Set<String> described = new HashSet<>();
    private final Set<String> remarks = new HashSet<>();
    private final List<String> told = new ArrayList<>();
    private long count;

    /// @param from where they did them
    /// @param user whose deeds they are
    TakeoutLines(Writer out, String from, String user, Instant at) {
        this.lines = new LineWriter(out);
        this.user = user;
        write("antiphon", "format", UserDataExport.FORMAT, "at", at.toString(), "from", from);
        write("user", "name", user);
    }

    /// Something about the whole that people should know; once.
    void remark(String text) {
        if (remarks.size() < MOST_REMARKS && remarks.add(text)) {
            told.add(text);
        }
    }

    /// How many were written.
    long count() {
        return count;
    }

    List<String> remarks() {
        return List.copyOf(told);
    }

    /// Moments that no music was heard at are none.
    static boolean isMoment(@Nullable Instant at) {
        return at != null && at.isAfter(FIRST) && at.isBefore(LAST);
    }

    /// It was heard.
    ///
    /// @param listened absent when nobody said
    void listen(Song song, @Nullable Instant at, @Nullable Duration listened, String client) {
        if (at == null || !isMoment(at)) {
            remark("What was heard at no moment, or before 1971, is left out");
        } else if (!song.isKnown()) {
            remark("What was heard without title or artist is left out");
        } else {
            write("listen", "user", user, "item", describe(song), "at", written(at), "client", client, "listenedMs",
                    listened == null ? null : listened.toMillis());
        }
    }

    /// @param rating from 1 to 5; 0 for none
    void deed(Song song, @Nullable Instant starredAt, int rating, long playCount, @Nullable Instant playedAt) {
        if (starredAt == null && rating == 0 && playCount <= 0) {
            return;
        }
        if (!song.isKnown()) {
            remark("What has neither title nor artist is left out");
            return;
        }
        annotation("track", describe(song), starredAt, rating, playCount, playedAt);
    }

    void albumStar(String name, String artist, Instant at) {
        if (!name.isBlank()) {
            String ref = ref("album", name, artist);
            if (isNew(ref)) {
                write("album", "ref", ref, "name", name, "artist", artist);
            }
            annotation("album", ref, at, 0, 0, null);
        }
    }

    void artistStar(String name, Instant at) {
        if (!name.isBlank()) {
            String ref = ref("artist", name);
            if (isNew(ref)) {
                write("artist", "ref", ref, "name", name);
            }
            annotation("artist", ref, at, 0, 0, null);
        }
    }

    private void annotation(String of, String ref, @Nullable Instant starredAt, int rating, long playCount,
            @Nullable Instant playedAt) {
        write("annotation", "user", user, "of", of, "item", ref, "starredAt", written(starredAt), "rating",
                rating == 0 ? null : Math.clamp(rating, 1, 5), "playCount", playCount <= 0 ? null : playCount,
                "playedAt", isMoment(playedAt) ? written(playedAt) : null);
    }

    void playlist(String name, String comment, List<Song> songs, @Nullable Instant changedAt) {
        List<String> items = songs.stream()
                .filter(Song::isKnown)
                .map(this::describe)
                .toList();
        if (!items.isEmpty() && !name.isBlank()) {
            write("playlist", "user", user, "name", name, "comment", comment, "public", false, "items", items,
                    "createdAt", written(changedAt), "changedAt", written(changedAt));
        }
    }

    private String describe(Song song) {
        String ref = ref("song", song.title(), song.artist(), song.album(), song.recording(), song.path(),
                Long.toString(song.durationMs()));
        if (isNew(ref)) {
            write("track", "ref", ref, "loose", true, "musicBrainzId", song.recording(), "path", song.path(),
                    "absolutePath", song.path().startsWith("/") ? song.path() : null, "title", song.title(), "artist",
                    song.artist(), "album", song.album(), "durationMs",
                    song.durationMs() == 0 ? null : song.durationMs(), "url", song.url());
        }
        return ref;
    }

    private boolean isNew(String ref) {
        if (described.size() >= MOST_SONGS && !described.contains(ref)) {
            throw new LibraryException.Invalid("What comes in names more than %d songs".formatted(MOST_SONGS));
        }
        return described.add(ref);
    }

    private static String ref(String... parts) {
        return Sha256.hex(String.join("\0", parts).getBytes(StandardCharsets.UTF_8), REF_BYTES);
    }

    private static @Nullable String written(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private void write(String type, @Nullable Object... namesAndValues) {
        lines.write(type, namesAndValues);
        count++;
    }
}
