package io.antiphon.core.artwork.variant;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.Steps;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.rules.KeptCover;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the pictures that there are of a thing: with the music, at providers, and kept here.
final class VariantReader {

    private static final int ID_BYTES = 10;

    private final ArtworkChoices.Ports ports;

    VariantReader(ArtworkChoices.Ports ports) {
        this.ports = ports;
    }

    /// One variant with its bytes.
    record Loaded(ArtworkVariant variant, Content content) {}

    /// Bytes that may have to be read or fetched.
    @FunctionalInterface
    interface Content {

        /// @param curator whether they are fetched for a curator, who may wait longer than a listener
        byte[] load(boolean curator);
    }

    /// The best first.
    List<Loaded> list(Viewer viewer, Layered kind, String item) {
        Standing standing = standing(viewer, kind, item);
        Map<String, Loaded> all = new LinkedHashMap<>();
        ports.sources()
                .list(viewer, standing.item)
                .forEach(found -> ports.pictures()
                        .load(found.location())
                        .ifPresent(bytes -> all.put(idOf(found), loaded(found, standing, bytes))));
        ports.offers()
                .offered(standing.item)
                .forEach(picture -> all.put(picture.id(), loaded(picture, standing)));
        for (KeptPicture picture : ports.kept().list(kind, item)) {
            // Of a picture and its copy only one is listed: the copy while it is chosen, or when the other is gone.
            Loaded copy = loaded(picture, standing);
            if (copy.variant().chosen()) {
                all.remove(picture.origin());
            }
            if (!all.containsKey(picture.origin())) {
                all.put(picture.id(), copy);
            }
        }
        List<Loaded> sorted = new ArrayList<>(all.values());
        PictureType wanted = PictureType.standingFor(kind);
        sorted.sort(Comparator.comparingLong((Loaded loaded) -> -loaded.variant().quality(wanted))
                .thenComparing(loaded -> loaded.variant().id()));
        return sorted;
    }

    /// How a thing stands: what a curator chose of it, and what it shows.
    private record Standing(ItemId item, Layered kind, Optional<String> chosen, String shown) {

        /// Of a picture that is shown as long as nothing was chosen.
        ArtworkVariant.Use of(String fingerprint) {
            return chosen.isEmpty() && fingerprint.equals(shown) ? ArtworkVariant.Use.SHOWN
                    : ArtworkVariant.Use.NOT_SHOWN;
        }

        private ArtworkVariant.Use chosenIf(boolean chosen) {
            return chosen ? ArtworkVariant.Use.CHOSEN : ArtworkVariant.Use.NOT_SHOWN;
        }
    }

    private Standing standing(Viewer viewer, Layered kind, String item) {
        ItemId id = idOf(kind, item);
        Optional<String> chosen = Steps.counting(ports.steps()
                .list(kind, item)
                .stream()
                .filter(step -> step.field() == Field.COVER && step.source() == Step.Source.USER)
                .toList()).map(step -> String.valueOf(step.value().text()));
        return new Standing(id, kind, chosen,
                ports.shown().findArtwork(viewer, id).map(ArtworkLocation::fingerprint).orElse(""));
    }

    private Loaded loaded(KeptPicture picture, Standing standing) {
        return new Loaded(new ArtworkVariant(picture.id(), picture.source(), picture.label(), picture.type(),
                positive(picture.width()), positive(picture.height()), picture.size(),
                new ArtworkVariant.Origin(picture.provider(), picture.at()),
                standing.chosenIf(standing.chosen.filter(picture.id()::equals).isPresent())),
                _ -> ports.kept()
                        .findBytes(picture.id())
                        .orElseThrow(() -> new LibraryException.NotFound("Picture",
                                picture.id())));
    }

    private static Loaded loaded(FoundPicture found, Standing standing, byte[] bytes) {
        Optional<PictureSize> size = PictureSize.of(bytes);
        ArtworkVariant.Use use = standing.kind == Layered.TRACK && standing.chosen.isPresent()
                ? standing.chosenIf(standing.chosen.get().equals(sideOf(found.source())))
                : standing.of(found.location().fingerprint());
        return new Loaded(new ArtworkVariant(idOf(found), found.source(), found.label(), found.type(),
                size.map(PictureSize::width).orElse(null), size.map(PictureSize::height).orElse(null), bytes.length,
                ArtworkVariant.Origin.MUSIC, use), _ -> bytes);
    }

    private Loaded loaded(OfferedPicture picture, Standing standing) {
        String fingerprint = picture.fingerprint();
        ArtworkVariant.Use use = fingerprint == null ? ArtworkVariant.Use.NOT_SHOWN
                : standing.of(KeptCover.shownAs(fingerprint));
        return new Loaded(new ArtworkVariant(picture.id(), ArtworkVariant.Source.PROVIDER,
                "%s: %s".formatted(ports.offers().title(picture.provider()), hostOf(picture.image().url())),
                picture.type(), picture.image().width(), picture.image().height(), picture.size(),
                new ArtworkVariant.Origin(picture.provider(), picture.at()), use),
                curator -> ports.offers().fetched(picture, curator));
    }

    /// The rest of an address may hold what is not for everybody.
    private static String hostOf(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException _) {
            return "an address that is none";
        }
    }

    private static @Nullable Integer positive(int edge) {
        return edge > 0 ? (Integer) edge : null;
    }

    /// The same for the same picture at the same place.
    private static String idOf(FoundPicture found) {
        return Sha256.hex("%s %s %s".formatted(found.source(), found.label(), found.location().fingerprint())
                .getBytes(StandardCharsets.UTF_8), ID_BYTES);
    }

    Loaded require(Viewer viewer, Layered kind, String item, String variant) {
        return list(viewer, kind, item).stream()
                .filter(loaded -> loaded.variant().id().equals(variant))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("Picture", variant));
    }

    /// As a track's choice is written.
    static String sideOf(ArtworkVariant.Source source) {
        return source == ArtworkVariant.Source.ALBUM ? "ALBUM" : "TRACK";
    }

    static ItemId idOf(Layered kind, String item) {
        return switch (kind) {
            case TRACK -> new TrackId(item);
            case ALBUM -> new AlbumId(item);
            case ARTIST -> new ArtistId(item);
        };
    }
}
