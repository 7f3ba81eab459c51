package io.antiphon.core.artwork.variant;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.artwork.ArtworkService;
import io.antiphon.core.artwork.PictureScaler;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.enrichment.Steps;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which picture is shown of a thing: the one that the scan chose, until a curator chooses another, which is then kept here, so that it is
/// shown whatever becomes of the file.
public final class ArtworkChoices {

    /// What a curator may send.
    public static final int MAX_BYTES = 16 << 20;
    private static final int KEPT_EDGE = 2_000;
    private static final int ID_BYTES = 10;

    private final Ports ports;
    private final IdGenerator ids;
    private final Clock clock;

    /// What it stands on.
    public record Ports(PictureSources sources, KeptPictures kept, ArtworkCatalogue shown, ArtworkService pictures,
            PictureScaler scaler, StepStore steps, LayerShowing showing) {}

    public ArtworkChoices(Ports ports, IdGenerator ids, Clock clock) {
        this.ports = ports;
        this.ids = ids;
        this.clock = clock;
    }

    /// One variant with its bytes.
    private record Loaded(ArtworkVariant variant, byte[] bytes) {}

    /// Those that can be read, the best first.
    public List<ArtworkVariant> list(Viewer viewer, Layered kind, String item) {
        return load(viewer, kind, item).stream().map(Loaded::variant).toList();
    }

    /// @throws LibraryException.NotFound when there is no such variant
    public byte[] bytes(Viewer viewer, Layered kind, String item, String variant) {
        return require(viewer, kind, item, variant).bytes();
    }

    /// Has a variant shown.
    ///
    /// @throws LibraryException.NotFound when there is no such variant
    public List<ArtworkVariant> choose(UserId by, Viewer viewer, Layered kind, String item, String variant) {
        Loaded loaded = require(viewer, kind, item, variant);
        say(by, kind, item, kind == Layered.TRACK ? ofTrack(loaded.variant()) : kept(by, kind, item, loaded));
        return list(viewer, kind, item);
    }

    /// Has the best variant shown.
    ///
    /// @throws LibraryException.NotFound when there is none
    public List<ArtworkVariant> chooseBest(UserId by, Viewer viewer, Layered kind, String item) {
        List<ArtworkVariant> all = list(viewer, kind, item);
        if (all.isEmpty()) {
            throw new LibraryException.NotFound("Picture of", item);
        }
        return all.getFirst().primary() ? all : choose(by, viewer, kind, item, all.getFirst().id());
    }

    /// Adds a picture and has it shown.
    ///
    /// @throws LibraryException.Invalid when it is none, is damaged or too large, or this is a track
    public List<ArtworkVariant> add(UserId by, Viewer viewer, Layered kind, String item, PictureType type,
            byte[] picture) {
        if (kind == Layered.TRACK) {
            throw new LibraryException.Invalid("A track shows its own picture or its album's");
        }
        byte[] encoded = encoded(picture);
        String id = keep(new Loaded(new ArtworkVariant("", ArtworkVariant.Source.UPLOAD, "", type, null, null,
                encoded.length, false, false), encoded), by, kind, item);
        say(by, kind, item, id);
        return list(viewer, kind, item);
    }

    /// Has the scan choose again.
    public List<ArtworkVariant> reset(UserId by, Viewer viewer, Layered kind, String item) {
        ports.steps()
                .list(kind, item)
                .stream()
                .filter(step -> step.field() == Field.COVER && !step.isReverted())
                .forEach(step -> ports.steps().revert(step.id(), clock.instant(), by.value()));
        ports.showing().show();
        return list(viewer, kind, item);
    }

    /// What is sent is never kept as it is: it is decoded and encoded anew, so that nothing but a picture is left of it.
    private byte[] encoded(byte[] picture) {
        if (picture.length > MAX_BYTES || !ports.scaler().contentTypeOf(picture).startsWith("image/")) {
            throw new LibraryException.Invalid(
                    "A picture is a JPEG, PNG, GIF or WebP of at most %d bytes".formatted(MAX_BYTES));
        }
        try {
            return ports.scaler().scale(picture, KEPT_EDGE).bytes();
        } catch (IOException e) {
            throw new LibraryException.Invalid("This picture cannot be used: %s".formatted(e.getMessage()));
        }
    }

    /// @return the id of the kept picture
    private String kept(UserId by, Layered kind, String item, Loaded loaded) {
        return ports.kept()
                .list(kind, item)
                .stream()
                .filter(picture -> picture.id().equals(loaded.variant().id())
                        || picture.origin().equals(loaded.variant().id()))
                .map(KeptPicture::id)
                .findFirst()
                .orElseGet(() -> keep(loaded, by, kind, item));
    }

    private String keep(Loaded loaded, UserId by, Layered kind, String item) {
        PictureSize size = PictureSize.of(loaded.bytes()).orElse(new PictureSize(0, 0));
        ArtworkVariant variant = loaded.variant();
        String id = ids.next();
        ports.kept()
                .add(new KeptPicture(id, kind, item, variant.source(), variant.label(), variant.type(), variant.id(),
                        size.width(), size.height(), loaded.bytes().length, Sha256.hex(loaded.bytes(), ID_BYTES),
                        clock.instant(), by.value()), loaded.bytes());
        return id;
    }

    private static String ofTrack(ArtworkVariant variant) {
        return variant.source() == ArtworkVariant.Source.ALBUM ? "ALBUM" : "TRACK";
    }

    private void say(UserId by, Layered kind, String item, String value) {
        ports.steps()
                .add(List.of(new Step(ids.next(), kind, item, Field.COVER, FieldValue.of(value), Step.Source.USER,
                        null, null, 1, clock.instant(), by.value(), null, null)));
        ports.showing().show();
    }

    private Loaded require(Viewer viewer, Layered kind, String item, String variant) {
        return load(viewer, kind, item).stream()
                .filter(loaded -> loaded.variant().id().equals(variant))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("Picture", variant));
    }

    private List<Loaded> load(Viewer viewer, Layered kind, String item) {
        ItemId id = idOf(kind, item);
        Optional<String> chosen = Steps.counting(ports.steps()
                .list(kind, item)
                .stream()
                .filter(step -> step.field() == Field.COVER)
                .toList()).map(step -> String.valueOf(step.value().text()));
        String shown = ports.shown().findArtwork(viewer, id).map(ArtworkLocation::fingerprint).orElse("");
        List<Loaded> all = new ArrayList<>();
        List<KeptPicture> kept = ports.kept().list(kind, item);
        for (KeptPicture picture : kept) {
            boolean primary = chosen.filter(picture.id()::equals).isPresent();
            ports.kept()
                    .findBytes(picture.id())
                    .ifPresent(bytes -> all.add(new Loaded(new ArtworkVariant(picture.id(), picture.source(),
                            picture.label(), picture.type(), picture.width(), picture.height(), picture.size(),
                            primary, primary), bytes)));
        }
        for (FoundPicture found : ports.sources().list(viewer, id)) {
            String variant = idOf(found);
            boolean copied = kept.stream().anyMatch(picture -> picture.origin().equals(variant));
            boolean primary = kind == Layered.TRACK && chosen.isPresent()
                    ? chosen.get().equals(found.source() == ArtworkVariant.Source.ALBUM ? "ALBUM" : "TRACK")
                    : chosen.isEmpty() && found.location().fingerprint().equals(shown);
            if (!copied) {
                ports.pictures()
                        .load(found.location())
                        .ifPresent(bytes -> all.add(loaded(found, variant, primary, chosen.isPresent(), bytes)));
            }
        }
        PictureType wanted = kind == Layered.ARTIST ? PictureType.PORTRAIT : PictureType.FRONT;
        all.sort(Comparator.comparingLong((Loaded loaded) -> -loaded.variant().quality(wanted))
                .thenComparing(loaded -> loaded.variant().id()));
        return all;
    }

    private static Loaded loaded(FoundPicture found, String id, boolean primary, boolean chosen, byte[] bytes) {
        Optional<PictureSize> size = PictureSize.of(bytes);
        return new Loaded(new ArtworkVariant(id, found.source(), found.label(), found.type(),
                size.map(PictureSize::width).orElse(null), size.map(PictureSize::height).orElse(null), bytes.length,
                primary, primary && chosen), bytes);
    }

    /// The same for the same picture at the same place.
    private static String idOf(FoundPicture found) {
        return Sha256.hex("%s %s %s".formatted(found.source(), found.label(), found.location().fingerprint())
                .getBytes(StandardCharsets.UTF_8), ID_BYTES);
    }

    private static ItemId idOf(Layered kind, String item) {
        return switch (kind) {
            case TRACK -> new TrackId(item);
            case ALBUM -> new AlbumId(item);
            case ARTIST -> new ArtistId(item);
        };
    }
}
