package io.antiphon.core.artwork.variant;

import io.antiphon.core.artwork.PictureScaler;
import io.antiphon.core.artwork.PictureShelf;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.PictureFetcher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Fetches pictures that were offered. Whatever strangers send is decoded and encoded anew, so that nothing but a picture is left of it,
/// and only then put onto the shelf.
final class PictureIntake {

    private static final System.Logger LOG = System.getLogger(PictureIntake.class.getName());
    private static final int KEPT_EDGE = 2_000;
    private static final Duration NO_ROOM = Duration.ofHours(1);

    private final PictureFetcher fetcher;
    private final PictureScaler scaler;
    private final PictureShelf shelf;
    private final Clock clock;

    PictureIntake(PictureFetcher fetcher, PictureScaler scaler, PictureShelf shelf, Clock clock) {
        this.fetcher = fetcher;
        this.scaler = scaler;
        this.shelf = shelf;
        this.clock = clock;
    }

    boolean isHere(OfferedPicture picture) {
        String fingerprint = picture.fingerprint();
        return picture.state() == OfferedPicture.State.FETCHED && fingerprint != null
                && shelf.find(fingerprint).isPresent();
    }

    Optional<byte[]> read(String fingerprint) {
        return shelf.read(fingerprint);
    }

    /// @return what became of it; a failure when that is to be seen later
    Lookup<OfferedPicture> fetch(OfferedPicture picture) {
        return switch (pixels(picture.image())) {
            case Lookup.Found<byte[]> found -> keep(picture, found.value());
            case Lookup.Nothing<byte[]> _ -> new Lookup.Found<>(new OfferedPicture(picture.id(), picture.kind(),
                    picture.item(), picture.provider(), picture.image(), OfferedPicture.State.UNUSABLE, null, 0,
                    clock.instant()));
            case Lookup.Failed<byte[]> failed -> new Lookup.Failed<>(failed.retryAfter(), failed.reason());
        };
    }

    /// What makes the fetcher stumble is no picture: it must not keep others from being fetched.
    private Lookup<byte[]> pixels(OfferedImage image) {
        try {
            return fetcher.fetch(image).then(sent -> Lookup.of(decoded(sent)));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a picture that was offered could not be fetched", e);
            return new Lookup.Nothing<>();
        }
    }

    private Optional<byte[]> decoded(byte[] sent) {
        if (PictureSize.of(sent).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(scaler.scale(sent, KEPT_EDGE).bytes());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The size is what the picture has, whatever was said of it.
    private Lookup<OfferedPicture> keep(OfferedPicture picture, byte[] bytes) {
        Optional<String> name = shelf.put(bytes);
        Optional<PictureSize> size = PictureSize.of(bytes);
        if (name.isEmpty() || size.isEmpty()) {
            return new Lookup.Failed<>(NO_ROOM, "there is no room for the picture");
        }
        OfferedImage offered = picture.image();
        OfferedImage image = new OfferedImage(offered.url(), offered.type(), size.get().width(), size.get().height(),
                offered.votes(), offered.byId());
        return new Lookup.Found<>(new OfferedPicture(picture.id(), picture.kind(), picture.item(), picture.provider(),
                image, OfferedPicture.State.FETCHED, name.get(), bytes.length, clock.instant()));
    }
}
