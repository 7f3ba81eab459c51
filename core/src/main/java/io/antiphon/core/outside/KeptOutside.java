package io.antiphon.core.outside;

import io.antiphon.core.artwork.variant.PicturesElsewhere;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows what is kept, and sees to it that what is not, or not any more, is looked up behind.
public final class KeptOutside implements Outside {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Questioner questioner;
    private final Refresher refresher;
    private final Notes notes;
    private final PicturesElsewhere pictures;
    private final Duration wait;
    private final Clock clock;

    /// @param patience how long a request may wait for what is not kept yet
    /// @param refresh how long what was found is good
    public record Manners(Duration patience, Duration refresh) {}

    public KeptOutside(Supplier<Providers> providers, PicturesElsewhere pictures, Notes notes, Catalogue catalogue,
            Manners manners, Clock clock) {
        this.questioner = new Questioner(providers, new Asking(catalogue, catalogue));
        this.refresher = new Refresher(questioner, notes, manners.refresh(), clock);
        this.notes = notes;
        this.pictures = pictures;
        this.wait = manners.patience().compareTo(LONGEST_WAIT) < 0 ? manners.patience() : LONGEST_WAIT;
        this.clock = clock;
    }

    @Override
    public OfArtist about(Viewer viewer, Artist artist) {
        Waiting since = new Waiting(System.nanoTime());
        if (!artist.hasImage()) {
            pictures.seek(artist.id());
        }
        Map<Topic, Note> kept = look(List.of(Topic.BIOGRAPHY, Topic.SIMILAR_ARTISTS),
                new Subject.OfArtist(viewer, artist), true);
        return new OfArtist(story(kept.get(Topic.BIOGRAPHY)), similar(kept),
                !artist.hasImage() && pictures.find(artist.id(), since.left(wait)).isPresent());
    }

    @Override
    public OfAlbum about(Viewer viewer, Album album) {
        Waiting since = new Waiting(System.nanoTime());
        if (!album.hasCover()) {
            pictures.seek(album.id());
        }
        Map<Topic, Note> kept = look(List.of(Topic.ALBUM_NOTES), new Subject.OfAlbum(viewer, album), true);
        return new OfAlbum(story(kept.get(Topic.ALBUM_NOTES)),
                !album.hasCover() && pictures.find(album.id(), since.left(wait)).isPresent());
    }

    /// Of several things that are looked up at the same time none is waited for longer than for one.
    private record Waiting(long since) {

        Duration left(Duration whole) {
            Duration left = whole.minusNanos(System.nanoTime() - since);
            return left.isPositive() ? left : Duration.ZERO;
        }
    }

    @Override
    public List<TopSong> topSongs(Viewer viewer, Artist artist) {
        Map<Topic, Note> kept = look(List.of(Topic.TOP_SONGS), new Subject.OfArtist(viewer, artist), true);
        return told(kept.get(Topic.TOP_SONGS)) instanceof Told.Heard heard ? heard.songs() : List.of();
    }

    @Override
    public List<SimilarArtist> similarArtists(Viewer viewer, Artist artist) {
        return similar(look(List.of(Topic.SIMILAR_ARTISTS), new Subject.OfArtist(viewer, artist), true));
    }

    @Override
    public Optional<OfferedLyrics> lyrics(Track track, boolean mayWait) {
        Map<Topic, Note> kept = look(List.of(Topic.LYRICS), new Subject.OfTrack(track), mayWait);
        return told(kept.get(Topic.LYRICS)) instanceof Told.Words words ? Optional.of(words.lyrics())
                : Optional.empty();
    }

    @Override
    public boolean canTell(Topic topic) {
        return questioner.canAsk(topic);
    }

    /// What is kept of those topics that somebody can be asked of, which are looked up behind when they are to be. All topics share one wait,
    /// and nobody waits for those who are left alone for now, or behind a long line of other questions.
    private Map<Topic, Note> look(List<Topic> wanted, Subject subject, boolean mayWait) {
        List<Topic> topics = wanted.stream().filter(questioner::canAsk).toList();
        if (topics.isEmpty()) {
            return Map.of();
        }
        Map<Topic, Note> kept = notes.find(subject.id());
        boolean patient = mayWait && wait.isPositive() && !refresher.isBacklogged();
        List<CompletableFuture<Void>> awaited = new ArrayList<>();
        Instant now = clock.instant();
        for (Topic topic : topics) {
            Note note = kept.get(topic);
            if (note == null) {
                boolean waits = patient && questioner.isReachable(topic, now);
                CompletableFuture<Void> lookup = refresher.refresh(topic, subject, waits);
                if (waits) {
                    awaited.add(lookup);
                }
            } else if (!now.isBefore(note.expiresAt())) {
                CompletableFuture<Void> _ = refresher.refresh(topic, subject, false);
            }
        }
        return !awaited.isEmpty() && isDoneInTime(awaited) ? notes.find(subject.id()) : kept;
    }

    /// @return false when not even one of them is done
    private boolean isDoneInTime(List<CompletableFuture<Void>> lookups) {
        try {
            CompletableFuture.allOf(lookups.toArray(CompletableFuture[]::new))
                    .get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException _) {
            // The next one who asks will see it.
        }
        return lookups.stream().anyMatch(CompletableFuture::isDone);
    }

    private static List<SimilarArtist> similar(Map<Topic, Note> kept) {
        return told(kept.get(Topic.SIMILAR_ARTISTS)) instanceof Told.Alike alike ? alike.artists() : List.of();
    }

    private static @Nullable Biography story(@Nullable Note note) {
        return told(note) instanceof Told.Story story ? story.biography() : null;
    }

    private static @Nullable Told told(@Nullable Note note) {
        return note == null ? null : note.told();
    }

    @Override
    public void close() {
        refresher.close();
    }
}
