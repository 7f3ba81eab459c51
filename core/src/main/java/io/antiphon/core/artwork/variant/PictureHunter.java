package io.antiphon.core.artwork.variant;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.JoinedWork;
import io.antiphon.core.LibraryException;
import io.antiphon.core.artwork.ArtworkService;
import io.antiphon.core.artwork.PictureScaler;
import io.antiphon.core.artwork.PictureShelf;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.PictureFetcher;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Looks for pictures at providers behind everybody: of all albums, and of the artists who made them, that have no picture or a tiny one;
/// of whatever somebody looks at, first. Has the library show what the rule chooses, and takes that back when a provider may not be asked
/// any more.
public final class PictureHunter implements PicturesElsewhere, AutoCloseable {

    /// What a curator asks for is waited for so long.
    private static final Duration CURATORS_WAIT = Duration.ofSeconds(20);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final int WAITING = 200;

    private final ImageProviders providers;
    private final OfferedPictures offers;
    private final PictureIntake intake;
    private final PictureHunt hunt;
    private final Clock clock;
    private final Duration patience;
    private final JoinedWork<ItemId> queue;
    private final HuntRounds rounds;

    /// What it stands on.
    public record Ports(Supplier<Providers> providers, OfferedPictures offers, PictureFetcher fetcher,
            PictureScaler scaler, PictureShelf shelf, PictureSources sources, ArtworkService pictures,
            MusicFolders musicFolders, StepStore steps, LayerShowing showing) {}

    /// @param patience how long a request may wait for what is not known yet
    /// @param refresh how long what was found is good
    /// @param busy whether something goes on that comes before the rounds
    public record Manners(BooleanSupplier busy, Duration patience, Duration refresh) {}

    public PictureHunter(Ports ports, Manners manners, IdGenerator ids, Clock clock) {
        this.providers = new ImageProviders(ports.providers());
        this.offers = ports.offers();
        this.intake = new PictureIntake(ports.fetcher(), ports.scaler(), ports.shelf(), clock);
        this.hunt = new PictureHunt(new PictureHunt.Ports(providers, offers, intake,
                new LocalPictures(ports.sources(), ports.pictures()::load, ports.musicFolders(), ports.steps()),
                ports.steps()), manners.refresh(), ids, clock);
        this.clock = clock;
        this.patience = manners.patience();
        this.queue = new JoinedWork<>("pictures", WAITING, LONGEST_END);
        this.rounds = new HuntRounds(new HuntRounds.Work(providers, offers, ports.steps(), ports.showing()),
                subject -> queue.now(subject.item(), () -> hunt.hunt(subject, false)), manners.busy(), clock);
    }

    /// From now on the library is looked up in the background.
    public void start(Events events) {
        rounds.start(listener -> events.subscribe(event -> {
            if (event instanceof LibraryChanged) {
                listener.run();
            }
        }));
    }

    @Override
    public boolean canFind(ItemId item) {
        return kindOf(item).filter(kind -> !providers.of(kind).isEmpty()).isPresent();
    }

    @Override
    public void seek(ItemId item) {
        CompletableFuture<Void> _ = sought(item, false);
    }

    @Override
    public Optional<String> find(ItemId item, Duration wait) {
        Optional<String> known = best(item);
        if (known.isPresent() || !canFind(item)) {
            return known;
        }
        CompletableFuture<Void> sought = sought(item, false);
        return wait.isPositive() && isDoneIn(sought, wait) ? best(item) : known;
    }

    private Optional<String> best(ItemId item) {
        return kindOf(item)
                .flatMap(kind -> PictureRule.choose(kind, Optional.empty(), hunt.available(kind, item.value())))
                .flatMap(picture -> Optional.ofNullable(picture.fingerprint()));
    }

    @Override
    public Optional<byte[]> bytes(String fingerprint) {
        Optional<byte[]> kept = intake.read(fingerprint);
        if (kept.isPresent()) {
            return kept;
        }
        CompletableFuture<?>[] again = offers.findAll(fingerprint)
                .stream()
                .map(picture -> queue.later(idOf(picture), () -> fetchAgain(picture)))
                .toArray(CompletableFuture<?>[]::new);
        return again.length > 0 && patience.isPositive() && isDoneIn(CompletableFuture.anyOf(again), patience)
                ? intake.read(fingerprint)
                : Optional.empty();
    }

    private static ItemId idOf(OfferedPicture picture) {
        return picture.kind() == Layered.ALBUM ? new AlbumId(picture.item()) : new ArtistId(picture.item());
    }

    /// Another picture may be there now: then the rule chooses anew.
    private void fetchAgain(OfferedPicture picture) {
        if (intake.isHere(picture)) {
            return;
        }
        intake.fetch(picture).found().ifPresent(now -> {
            offers.put(now);
            if (!String.valueOf(now.fingerprint()).equals(picture.fingerprint())) {
                chooseAnew(picture);
            }
        });
    }

    private void chooseAnew(OfferedPicture picture) {
        offers.findSubject(picture.kind(), picture.item())
                .filter(subject -> hunt.hunt(subject, false))
                .ifPresent(_ -> rounds.show());
    }

    /// Those that are offered of a thing, after asking whoever was not asked yet.
    List<OfferedPicture> offered(ItemId item) {
        if (canFind(item)) {
            CompletableFuture<Void> asked = sought(item, true);
            boolean _ = patience.isPositive() && isDoneIn(asked, patience);
        }
        return kindOf(item).map(kind -> hunt.available(kind, item.value())).orElse(List.of());
    }

    /// The bytes of one that is offered; fetched behind whoever wants it.
    ///
    /// @param curator whether a curator wants it, who may wait longer
    /// @throws LibraryException.NotFound when it is no picture, or gone
    /// @throws LibraryException.Unavailable when it cannot be fetched now
    byte[] fetched(OfferedPicture picture, boolean curator) {
        String fingerprint = picture.fingerprint();
        Optional<byte[]> kept = fingerprint == null ? Optional.empty() : intake.read(fingerprint);
        if (kept.isPresent()) {
            return kept.get();
        }
        OfferedPicture now = picture;
        // The first time may join other work on the same thing.
        for (int i = 0; i < 2 && !intake.isHere(now) && now.state() != OfferedPicture.State.UNUSABLE; i++) {
            boolean _ = isDoneIn(queue.later(idOf(picture), () -> fetchAgain(picture)),
                    curator ? CURATORS_WAIT : patience);
            now = offers.find(picture.id()).orElse(picture);
        }
        if (now.state() == OfferedPicture.State.UNUSABLE) {
            throw new LibraryException.NotFound("Picture", picture.id());
        }
        return Optional.ofNullable(now.fingerprint())
                .flatMap(intake::read)
                .orElseThrow(() -> new LibraryException.Unavailable("The picture cannot be fetched from %s now"
                        .formatted(title(picture.provider()))));
    }

    /// A curator says that it is of something else: it is never shown again.
    void refuse(OfferedPicture picture) {
        offers.put(new OfferedPicture(picture.id(), picture.kind(), picture.item(), picture.provider(),
                picture.image(), OfferedPicture.State.REFUSED, null, 0, clock.instant()));
        offers.findSubject(picture.kind(), picture.item())
                .ifPresent(subject -> queue.now(subject.item(), () -> hunt.hunt(subject, false)));
        rounds.show();
    }

    /// As people know a provider.
    String title(String provider) {
        return providers.title(provider).orElse(provider);
    }

    /// @param ask whether the providers are asked also when the thing has a good picture
    private CompletableFuture<Void> sought(ItemId item, boolean ask) {
        Optional<Layered> kind = kindOf(item);
        if (kind.isEmpty() || !canFind(item) || isSettled(kind.get(), item.value(), ask)) {
            return CompletableFuture.completedFuture(null);
        }
        return queue.later(item, () -> {
            Optional<PictureSubject> subject = offers.findSubject(kind.get(), item.value());
            if (subject.isPresent() && Urgency.urgently(() -> hunt.hunt(subject.get(), ask))) {
                rounds.show();
            }
        });
    }

    private boolean isSettled(Layered kind, String item, boolean ask) {
        Optional<PictureSearch> search = offers.findSearch(kind, item);
        Instant now = clock.instant();
        return search.filter(one -> now.isBefore(one.next()) && one.wanted().equals(providers.wanted(kind))
                && (!ask || one.failed() || isAsked(one))).isPresent();
    }

    private static boolean isAsked(PictureSearch search) {
        return search.answered().containsAll(Set.of(search.wanted().split(",")));
    }

    private static Optional<Layered> kindOf(ItemId item) {
        return switch (item) {
            case AlbumId _ -> Optional.of(Layered.ALBUM);
            case ArtistId _ -> Optional.of(Layered.ARTIST);
            default -> Optional.empty();
        };
    }

    private static boolean isDoneIn(CompletableFuture<?> work, Duration wait) {
        try {
            var _ = work.get(wait.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | ExecutionException _) {
            // Whoever asks next will see it.
            return false;
        }
    }

    /// From now on nobody is asked. To be called before those who are asked are closed, so that their end is not taken for a failure.
    public void stop() {
        hunt.stop();
        rounds.stop();
    }

    /// Waits for what is at hand; it is looked up anew after the next start.
    @Override
    public void close() {
        stop();
        rounds.close();
        queue.close();
    }
}
