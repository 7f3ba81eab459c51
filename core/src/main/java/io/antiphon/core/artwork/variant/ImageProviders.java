package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The providers that have pictures.
final class ImageProviders {

    private static final System.Logger LOG = System.getLogger(ImageProviders.class.getName());
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Cntrl}]{1,1990}");
    /// Of one thing by one provider; who offers more has sent a whole archive.
    private static final int MOST = 40;
    private static final Duration AFTER_FAULT = Duration.ofMinutes(10);

    private final Supplier<Providers> providers;

    /// @param providers those that are there now
    ImageProviders(Supplier<Providers> providers) {
        this.providers = providers;
    }

    /// Those that can be asked, in the order in which they are.
    List<Provider> of(Layered kind) {
        return switch (kind) {
            case ALBUM -> offering(AlbumImageSource.class);
            case ARTIST -> offering(ArtistImageSource.class);
            case TRACK -> List.of();
        };
    }

    private List<Provider> offering(Class<?> capability) {
        return providers.get().all().stream().filter(provider -> provider.as(capability).isPresent()).toList();
    }

    /// Their names, joined by commas.
    String wanted(Layered kind) {
        return String.join(",", of(kind).stream().map(Provider::name).toList());
    }

    /// As people know one of them.
    Optional<String> title(String name) {
        return providers.get().find(name).map(Provider::title);
    }

    private static List<OfferedImage> usable(List<OfferedImage> images) {
        return images.stream().filter(image -> ADDRESS.matcher(image.url()).matches()).limit(MOST).toList();
    }

    /// A plug-in that breaks its word is taken for one that cannot be reached.
    static Lookup<List<OfferedImage>> ask(Provider provider, PictureSubject subject) {
        try {
            Lookup<List<OfferedImage>> told = switch (subject) {
                case PictureSubject.OfAlbum album -> provider.as(AlbumImageSource.class)
                        .map(source -> source.findAlbumImages(album.query()))
                        .orElseGet(Lookup.Nothing::new);
                case PictureSubject.OfArtist artist -> provider.as(ArtistImageSource.class)
                        .map(source -> source.findArtistImages(artist.query()))
                        .orElseGet(Lookup.Nothing::new);
            };
            return told.map(ImageProviders::usable);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the provider %s failed".formatted(provider.name()), e);
            return new Lookup.Failed<>(AFTER_FAULT, "It failed by itself: %s".formatted(e.getClass().getSimpleName()));
        }
    }
}
